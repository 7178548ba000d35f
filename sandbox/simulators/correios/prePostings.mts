/** Pre-postings: made, looked up, cancelled. */
import { createChecker } from '../../carriers/checker.mts';
import { correiosCode } from '../../carriers/objectCode.mts';
import type { Answer } from '../../http/answer.mts';
import { letters } from '../../world/randomText.mts';
import { failure, localTime, refuse, refuseFaults } from './answers.mts';
import type { Call, PrePosting, Simulation, Status } from './context.mts';
import { readPrePosting } from './prePostingBody.mts';

const words: Readonly<Record<Status, string>> = {
  1: 'PREATENDIDO',
  2: 'PREPOSTADO',
  3: 'POSTADO',
  4: 'EXPIRADO',
  5: 'CANCELADO',
  6: 'ESTORNADO',
};

/** A pre-posting lives 15 days. */
const lifeMs = 15 * 86_400_000;

export function createPrePosting(call: Call): Answer {
  const { simulation, body } = call;
  const { secrets, state, random, world } = simulation;
  const checker = createChecker(body);
  const read = readPrePosting(checker, secrets, state.services);
  refuseFaults(call, checker, 'PPN-330', 'pre-posting-body');
  const now = world.clock.now();
  const made: PrePosting = {
    id: `PR${letters(random, 22)}`,
    code: correiosCode(random),
    service: read.service!.code,
    body: body as Record<string, unknown>,
    from: read.from,
    to: read.to,
    invoiceKey: read.invoiceKey,
    declares: read.declares,
    createdAt: now,
    history: [{ status: 1, at: now }],
    status: 1,
    asyncError: undefined,
  };
  state.prePostings.set(made.id, made);
  workOn(simulation, made);
  const { id, codigoObjeto, prazoPostagem, statusAtual, descStatusAtual, dataHoraStatusAtual } = view(made);
  return { status: 200, body: { id, codigoObjeto, prazoPostagem, statusAtual, descStatusAtual, dataHoraStatusAtual } };
}

/** The answer comes before the work: a moment later it is pre-posted, or says why not. */
function workOn(simulation: Simulation, made: PrePosting): void {
  const { state, world, random } = simulation;
  const error = state.nextFailure;
  state.nextFailure = undefined;
  const later = (ms: number, task: () => void) =>
    world.clock.after(ms, () => {
      if (simulation.state === state) task();
    });
  later(random.int(1_000, 6_000), () => {
    if (made.status !== 1) return;
    if (error === undefined) setStatus(simulation, made, 2);
    else made.asyncError = error;
  });
  later(lifeMs, () => {
    if (made.status <= 2) setStatus(simulation, made, 4);
  });
}

export function setStatus({ world }: Simulation, made: PrePosting, status: Status): void {
  made.status = status;
  made.history.push({ status, at: world.clock.now() });
}

const historyRow = ({ status, at }: { status: Status; at: number }) => ({
  status: String(status),
  descStatus: words[status],
  dataHora: localTime(at),
});

function view({ id, code, service, body, status, history, createdAt, asyncError }: PrePosting) {
  return {
    ...body,
    id,
    codigoObjeto: code,
    codigoServico: service,
    prazoPostagem: localTime(createdAt + lifeMs).slice(0, 10),
    dataHora: localTime(createdAt),
    statusAtual: status,
    descStatusAtual: words[status],
    dataHoraStatusAtual: localTime(history.at(-1)?.at ?? createdAt),
    historicoStatus: history.map(historyRow),
    ...(asyncError === undefined ? {} : { erroAssincrono: asyncError }),
  };
}

/** Of a row: what each filter of the list compares. */
const filters: Readonly<Record<string, (row: PrePosting) => unknown>> = {
  id: ({ id }) => id,
  codigoObjeto: ({ code }) => code,
  status: ({ status }) => status,
  eTicket: ({ body }) => body.eTicket,
  idCorreios: ({ body }) => body.idCorreios,
  logisticaReversa: ({ body }) => body.logisticaReversa ?? 'N',
  tipoObjeto: ({ body }) => body.tipoObjeto,
  modalidadePagamento: ({ body }) => body.modalidadePagamento,
  objetoCargo: ({ body }) => body.objetoCargo ?? 'N',
};

const longestPage = 50;

/** Newest first. There is no filter by the shop's own number: what is not known is ignored. */
export function listPrePostings({ simulation, query }: Call): Answer {
  const asked = [...query].filter(([name]) => !['page', 'size'].includes(name));
  const strange = asked.filter(([name]) => !(name in filters)).map(([name]) => name);
  if (strange.length > 0) simulation.violation('pre-posting-filter', `no such filter: ${strange.join(', ')}`);
  const known = asked.filter(([name]) => name in filters);
  const rows = [...simulation.state.prePostings.values()]
    .reverse()
    .filter((row) => known.every(([name, value]) => String(filters[name]!(row) ?? '') === value));
  const size = Math.min(longestPage, Math.max(1, Number(query.get('size')) || 10));
  const number = Math.max(0, Number(query.get('page')) || 0);
  const page = { size, number, count: rows.length, totalElements: rows.length, totalPages: Math.ceil(rows.length / size) };
  return { status: 200, body: { itens: rows.slice(number * size, (number + 1) * size).map(view), page } };
}

export function cancelPrePosting(call: Call): Answer {
  const { simulation, params, query } = call;
  const made = simulation.state.prePostings.get(params.id ?? '') ?? refuse(failure(call, 404, 'PPN-284: Pré-postagem não encontrada.'));
  if (query.get('idCorreiosSolicitanteCancelamento') !== simulation.secrets.user) {
    simulation.violation('cancel-query', 'idCorreiosSolicitanteCancelamento is the user');
    refuse(failure(call, 400, 'PPN-286: Informe o idCorreios do solicitante do cancelamento.'));
  }
  if (made.status > 2) refuse(failure(call, 400, `PPN-285: Pré-postagem com status ${words[made.status]} não pode ser cancelada.`));
  setStatus(simulation, made, 5);
  return {
    status: 200,
    body: { resultadoCancelamento: 'CANCELADO', mensagem: 'Pré-postagem cancelada com sucesso.', idRecibo: letters(simulation.random, 20) },
  };
}

/** What the counter weighed, of an object that was posted. */
export function readPosted(call: Call): Answer {
  const code = call.query.get('codigoObjeto') ?? '';
  const { state } = call.simulation;
  const made = [...state.prePostings.values()].find((one) => one.code === code);
  const tracked = state.tracked.get(code);
  if (!made || !tracked) return failure(call, 404, 'PPN-284: Objeto postado não encontrado.');
  const { weight, height, width, length } = tracked.measured;
  return {
    status: 200,
    body: { codigoObjeto: code, codigoServico: made.service, peso: weight, altura: height, largura: width, comprimento: length },
  };
}
