/** Labels, made after the answer; the declaration of content. */
import { createChecker } from '../../carriers/checker.mts';
import type { Answer } from '../../http/answer.mts';
import { onePagePdf } from '../../world/pdf.mts';
import { letters } from '../../world/randomText.mts';
import { failure, refuse, refuseFaults } from './answers.mts';
import type { Call, PrePosting, Receipt } from './context.mts';

const choices: Readonly<Record<string, readonly string[]>> = {
  tipoRotulo: ['P', 'R'],
  formatoRotulo: ['ET', 'EV'],
  imprimeRemetente: ['S', 'N'],
  layoutImpressao: ['PADRAO', 'LINEAR_100_150', 'LINEAR_100_80', 'LINEAR_A4', 'LINEAR_A'],
};

export function requestLabel(call: Call): Answer {
  const { simulation, body } = call;
  const { state, random, world, options } = simulation;
  const checker = createChecker(body);
  const listed = (name: string) => Array.from({ length: checker.list(name) }, (_, index) => checker.text(`${name}.${index}`) ?? '');
  const wanted = [...listed('idsPrePostagem'), ...listed('codigosObjeto')];
  if (wanted.length === 0) checker.fail('idsPrePostagem', 'Informe idsPrePostagem ou codigosObjeto.');
  for (const [name, allowed] of Object.entries(choices)) {
    const value = checker.text(name, { required: name === 'tipoRotulo' || name === 'formatoRotulo' });
    if (value !== null && !allowed.includes(value)) checker.fail(name, `${name} inválido.`);
  }
  const card = checker.text('numeroCartaoPostagem');
  if (card !== null && card !== simulation.secrets.card) checker.fail('numeroCartaoPostagem', 'Cartão de postagem inválido.');
  refuseFaults(call, checker, 'PPN-290', 'label-body');
  const found = wanted.map((name) => named(call, name));
  if (found.some(({ status }) => status !== 2)) refuse(failure(call, 400, 'PPN-291: Objeto não está prepostado.'));
  const id = letters(random, 22);
  state.receipts.set(id, {
    codes: found.map(({ code }) => code),
    readyAt: world.clock.now() + random.int(2_000, 9_000),
    working: options.whileWorking ?? random.pick(['message', 'accepted', 'error'] as const),
    error: state.nextLabelFailure,
  });
  state.nextLabelFailure = undefined;
  return { status: 200, body: { idRecibo: id } };
}

function named(call: Call, name: string): PrePosting {
  const { prePostings } = call.simulation.state;
  const found = prePostings.get(name) ?? [...prePostings.values()].find(({ code }) => code === name);
  return found ?? refuse(failure(call, 404, 'PPN-284: Pré-postagem não encontrada.'));
}

export function downloadLabel(call: Call): Answer {
  const { state, world } = call.simulation;
  const receipt = state.receipts.get(call.params.id ?? '') ?? refuse(failure(call, 404, 'PPN-292: Recibo não encontrado.'));
  if (world.clock.now() < receipt.readyAt) return working(call, receipt);
  return receipt.error === undefined ? finished(call, receipt) : failure(call, 400, `PPN-294: ${receipt.error}`);
}

const notYet = 'O rótulo está sendo processado. Tente novamente em instantes.';

function working(call: Call, { working: how }: Receipt): Answer {
  if (how === 'error') return failure(call, 400, `PPN-295: ${notYet}`);
  return { status: how === 'accepted' ? 202 : 200, body: { mensagem: notYet } };
}

function finished({ simulation }: Call, { codes }: Receipt): Answer {
  const file = onePagePdf(codes);
  if (simulation.options.labelAnswer === 'pdf') return { status: 200, body: file, headers: { 'Content-Type': 'application/pdf' } };
  return { status: 200, body: { nome: 'rotulos.pdf', dados: Buffer.from(file, 'latin1').toString('base64') } };
}

export function contentDeclaration(call: Call): Answer {
  const found = (call.params.ids ?? '').split(',').map((id) => named(call, id));
  const rows = found.map(({ code }) => `<h2>${code}</h2>`).join('');
  return {
    status: 200,
    body: `<html><body><h1>DECLARAÇÃO DE CONTEÚDO</h1>${rows}</body></html>`,
    headers: { 'Content-Type': 'text/html' },
  };
}
