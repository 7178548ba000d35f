/** `/preco` and `/prazo`, one by one and many at once. */
import { createChecker, type Checker } from '../../carriers/checker.mts';
import type { Answer } from '../../http/answer.mts';
import { failure, localTime, refuse, refuseFaults } from './answers.mts';
import type { Call, Simulation } from './context.mts';
import { daysOf, isAdditional, isServed, priceOf, serviceOf, whyNot, type Price, type Service } from './services.mts';

const comma = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

const longestBatch = 100;

/** Numbers of the query may have a comma. */
const asBody = (query: URLSearchParams): Record<string, unknown> => ({
  ...Object.fromEntries([...query].map(([name, value]) => [name, value.replace(',', '.')])),
  servicosAdicionais: query
    .getAll('servicosAdicionais')
    .flatMap((text) => text.split(','))
    .filter(Boolean),
});

export function price(call: Call): Answer {
  const service = contractService(call, call.params.service ?? '');
  const checker = createChecker(asBody(call.query));
  const row = priceRow(call.simulation, service, checker);
  refuseFaults(call, checker, 'PRC-127', 'price-query');
  return { status: 200, body: row };
}

export function deadline(call: Call): Answer {
  const service = contractService(call, call.params.service ?? '');
  const checker = createChecker(Object.fromEntries(call.query));
  const row = deadlineRow(call.simulation, service, checker);
  refuseFaults(call, checker, 'PRZ-008', 'deadline-query');
  return { status: 200, body: row };
}

/** A service outside the contract is 403. */
function contractService(call: Call, code: string): Service {
  const service = serviceOf(code);
  if (service && call.simulation.state.services.has(code)) return service;
  return refuse(failure(call, 403, 'PRC-002: Serviço não pertence ao contrato.'));
}

type Row = (simulation: Simulation, service: Service, checker: Checker) => Record<string, unknown>;

export const prices = (call: Call): Answer => batch(call, 'parametrosProduto', 'PRC-127', priceRow);
export const deadlines = (call: Call): Answer => batch(call, 'parametrosPrazo', 'PRZ-008', deadlineRow);

/** Each row stands for itself: one that fails carries `txErro`; where all fail, the answer is 400. */
function batch(call: Call, list: string, code: string, row: Row): Answer {
  const { simulation, body } = call;
  const asked = (body as Record<string, unknown>)[list];
  if (!Array.isArray(asked) || asked.length === 0 || asked.length > longestBatch) {
    simulation.violation('batch', `${list} has 1 to ${longestBatch} rows`);
    return failure(call, 400, `${code}: A lista deve ter de 1 a ${longestBatch} itens.`);
  }
  const rows = asked.map((item: Record<string, unknown>) => {
    const head = { coProduto: item.coProduto, nuRequisicao: item.nuRequisicao };
    const service = serviceOf(String(item.coProduto));
    if (!service || !simulation.state.services.has(service.code)) return { ...head, txErro: 'PRC-002: Serviço não pertence ao contrato.' };
    const checker = createChecker({ ...item, servicosAdicionais: additionalIn(item.servicosAdicionais) });
    const found = row(simulation, service, checker);
    const [fault] = Object.values(checker.errors).flat();
    return fault === undefined ? { ...head, ...found } : { ...head, txErro: `${code}: ${fault}` };
  });
  return { status: rows.every((one) => 'txErro' in one) ? 400 : 200, body: rows };
}

/** In a batch each is an object. */
const additionalIn = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.map((one: unknown) => (one as { coServAdicional?: unknown } | null)?.coServAdicional ?? one) : [];

function readWay(checker: Checker): { from: string; to: string } {
  const [from, to] = ['cepOrigem', 'cepDestino'].map((name) => {
    const cep = checker.text(name, { required: true }) ?? '';
    if (cep !== '' && !isServed(cep)) checker.fail(name, `${name} inválido.`);
    return cep;
  });
  return { from: from ?? '', to: to ?? '' };
}

function priceRow({ secrets }: Simulation, service: Service, checker: Checker): Record<string, unknown> {
  const way = readWay(checker);
  const kind = checker.text('tpObjeto') ?? '2';
  if (!['1', '2', '3'].includes(kind)) checker.fail('tpObjeto', 'tpObjeto inválido.');
  const side = (name: string) => checker.number(name, { required: kind === '2', min: 0 }) ?? 0;
  const parcel = {
    weight: checker.number('psObjeto', { required: true }) ?? 0,
    height: side('altura'),
    width: side('largura'),
    length: side('comprimento'),
  };
  const contract = checker.text('nuContrato');
  const dr = checker.number('nuDR');
  if (contract !== null && contract !== secrets.contract) checker.fail('nuContrato', 'Contrato inválido.');
  if (dr !== null && dr !== secrets.dr) checker.fail('nuDR', 'DR inválida.');
  const additional = Array.from(
    { length: checker.list('servicosAdicionais') },
    (_, index) => checker.text(`servicosAdicionais.${index}`) ?? '',
  );
  const declared = readDeclared(checker, service, additional);
  const reason = kind === '2' ? whyNot(service, parcel) : undefined;
  if (!checker.failed && reason !== undefined) checker.fail('objeto', reason);
  if (checker.failed) return {};
  return priceView(service, priceOf(service, { ...parcel, ...way, declared, additional }), additional.length);
}

/** A value is declared by an additional service of its own for each service. */
function readDeclared(checker: Checker, service: Service, additional: readonly string[]): number {
  const strange = additional.find((code) => !isAdditional(code, service));
  if (strange !== undefined) checker.fail('servicosAdicionais', `Serviço adicional ${strange} não permitido para o serviço.`);
  const declared = checker.number('vlDeclarado', { min: 0 }) ?? 0;
  if (declared > service.cover.max) checker.fail('vlDeclarado', 'Valor declarado acima do máximo permitido.');
  if (additional.includes(service.declares) && declared < service.cover.automatic)
    checker.fail('vlDeclarado', 'Valor declarado abaixo do mínimo permitido.');
  // Without the additional service the value is not covered.
  return additional.includes(service.declares) ? declared : 0;
}

function priceView({ code, cover }: Service, { baseCents, insuranceCents, extrasCents, chargedGrams, isCubed }: Price, count: number) {
  return {
    coProduto: code,
    pcBase: comma(baseCents),
    pcBaseGeral: comma(baseCents),
    peVariacao: '0,00',
    pcReferencia: comma(baseCents),
    vlBaseCalculoImposto: comma(baseCents + insuranceCents + extrasCents),
    inPesoCubico: isCubed ? 'S' : 'N',
    psCobrado: String(chargedGrams),
    peAdValorem: '1,0000',
    vlSeguroAutomatico: comma(Math.round(cover.automatic * 100)),
    qtAdicional: String(count),
    pcFaixa: comma(baseCents),
    pcFaixaVariacao: comma(baseCents),
    pcProduto: comma(baseCents),
    pcFinal: comma(baseCents + insuranceCents + extrasCents),
  };
}

function deadlineRow({ world }: Simulation, service: Service, checker: Checker): Record<string, unknown> {
  const { from, to } = readWay(checker);
  const day = checker.text('dtEvento');
  if (day !== null && !/^\d{2}-\d{2}-\d{4}$/.test(day)) checker.fail('dtEvento', 'dtEvento deve ser dd-mm-aaaa.');
  if (checker.failed) return {};
  const days = daysOf(service, from, to);
  if (days === undefined) {
    checker.fail('cepDestino', 'Serviço indisponível para o trecho informado');
    return {};
  }
  const start = day === null ? world.clock.now() : Date.parse(day.split('-').reverse().join('-') + 'T15:00:00Z');
  return {
    coProduto: service.code,
    prazoEntrega: days,
    dataMaxima: `${localTime(start + days * 86_400_000).slice(0, 10)}T23:59:00`,
    entregaDomiciliar: 'S',
    entregaSabado: 'N',
    entregaDomingo: 'N',
  };
}

export function contractServices(call: Call): Answer {
  const { simulation, params, query } = call;
  const { secrets, state } = simulation;
  if (params.cnpj !== secrets.cnpj || params.contract !== secrets.contract)
    refuse(failure(call, 403, 'MCT-001: Contrato não pertence ao usuário.'));
  const card = query.get('nuCartaoPostagem');
  if (card !== null && card !== secrets.card) refuse(failure(call, 400, 'MCT-002: Cartão de postagem inválido.'));
  const itens = [...state.services].map((code) => ({
    codigo: code,
    descricao: serviceOf(code)?.name,
    coSegmento: '3',
    descSegmento: 'ENCOMENDAS',
  }));
  return { status: 200, body: { itens, page: { size: 50, totalElements: itens.length, totalPages: 1, number: 0 } } };
}
