/** Paying, looking up, printing and cancelling labels. */
import type { Answer } from '../../http/answer.mts';
import { createChecker } from '../../carriers/checker.mts';
import { onePagePdf } from '../../world/pdf.mts';
import { failure, noSuchOrder, refuse, refuseFaults } from './answers.mts';
import { hosts, type Call, type Order, type Simulation } from './context.mts';
import { pay, progress } from './lifecycle.mts';
import { listRow, orderInfo } from './views.mts';

const labelUrl = (name: string) => `https://${hosts.labels}/_etiqueta/pdf/${name}?format=A4`;

export const printName = (ids: readonly string[]): string => Buffer.from(JSON.stringify({ order_id: ids.join(',') })).toString('base64url');

function readOrders({ simulation, body }: Call, rule: string): Order[] {
  const checker = createChecker(body);
  const length = checker.list('orders', { required: true });
  const ids = Array.from({ length }, (_, index) => checker.text(`orders.${index}`, { required: true }) ?? '');
  if (new Set(ids).size < ids.length) checker.fail('orders', 'Etiquetas repetidas.');
  refuseFaults(simulation, checker, rule);
  return ids.map((id) => simulation.state.orders.get(id) ?? refuse(noSuchOrder()));
}

/** All or none: 409 says both that a label is paid already and that the wallet is too empty. */
export function checkout(call: Call): Answer {
  const { simulation } = call;
  const { state, options } = simulation;
  const orders = readOrders(call, 'checkout-body');
  const strange = orders.find(({ status }) => status !== 'pending');
  if (strange?.status === 'canceled') refuse(failure(400, 'failed-precondition', 'Etiqueta cancelada.'));
  if (strange) {
    simulation.violation('paid-twice', 'checkout of a label that is paid');
    refuse(failure(409, 'already-exists', 'Uma ou mais etiquetas já foram pagas.'));
  }
  const total = orders.reduce((sum, { priceCents }) => sum + priceCents, 0);
  if (total > state.balanceCents)
    refuse(failure(409, 'failed-precondition', 'Sem saldo na carteira! Utilize o app para recarregar a sua carteira.'));
  const open = [...state.orders.values()].filter(({ status }) => status === 'released').length;
  if (open + orders.length > (options.openLabels ?? Infinity))
    refuse(failure(400, 'resource-exhausted', 'Limite de etiquetas aguardando postagem atingido.'));
  state.balanceCents -= total;
  for (const order of orders) pay(simulation, order);
  return { status: 200, body: { success: true, purchase: { status: 'released', orders: orders.map(bought) } } };
}

const bought = (order: Order) => ({
  id: order.id,
  price: order.priceCents / 100,
  discount: 0,
  service_id: order.serviceId,
  tracking: order.tracking ?? '',
  print: { url: labelUrl(printName([order.id])) },
});

export function orderOf({ simulation, params }: Call): Answer {
  const order = simulation.state.orders.get(params.id ?? '') ?? refuse(noSuchOrder());
  return { status: 200, body: orderInfo(order, order.moments.paid === undefined ? '' : labelUrl(printName([order.id]))) };
}

export function print(call: Call): Answer {
  const orders = readOrders(call, 'print-body');
  if (orders.some(({ status }) => status === 'pending' || status === 'canceled'))
    refuse(failure(400, 'failed-precondition', 'Etiqueta aguardando pagamento ou cancelada.'));
  if (orders.some(({ moments }) => moments.generated === undefined)) refuse(failure(400, 'unavailable', 'Etiqueta em processamento.'));
  return { status: 200, body: { url: labelUrl(printName(orders.map(({ id }) => id))) } };
}

/** The label's file, for whoever has its address. */
export function labelFile({ state }: Simulation, name: string): Answer {
  const orders = idsIn(name).map((id) => state.orders.get(id));
  if (orders.length === 0 || orders.some((order) => order === undefined || order.status === 'canceled'))
    return { status: 404, body: 'Etiqueta não encontrada', headers: { 'Content-Type': 'text/html' } };
  // The page is up before the label is made.
  if (orders.some((order) => order?.moments.generated === undefined))
    return { status: 500, body: '<html><body>Internal Server Error</body></html>', headers: { 'Content-Type': 'text/html' } };
  return {
    status: 200,
    body: onePagePdf(orders.map((order) => `${order!.id} ${order!.tracking}`)),
    headers: { 'Content-Type': 'application/pdf' },
  };
}

function idsIn(name: string): string[] {
  const text = Buffer.from(name, 'base64url').toString();
  return /^\{"order_id":"([\w,]+)"\}$/.exec(text)?.[1]?.split(',') ?? [];
}

export function cancel({ simulation, body }: Call): Answer {
  const checker = createChecker(body);
  const id = checker.text('order.id', { required: true }) ?? '';
  checker.text('order.description', { required: true });
  refuseFaults(simulation, checker, 'cancel-body');
  const order = simulation.state.orders.get(id) ?? refuse(noSuchOrder());
  if (order.status === 'canceled') refuse(failure(400, 'failed-precondition', 'Esta etiqueta já foi cancelada.'));
  if (order.status !== 'pending' && order.status !== 'released')
    refuse(failure(400, 'failed-precondition', 'Não é possível cancelar uma etiqueta que já foi postada.'));
  progress(simulation, order, 'canceled');
  return { status: 200, body: { [id]: { canceled: true } } };
}

const statuses = ['pending', 'released', 'posted', 'delivered', 'canceled'];

export function listOrders({ simulation, query, headers }: Call): Answer {
  const { state, secrets, options } = simulation;
  if (!(headers.get('User-Agent') ?? '').includes(`(${secrets.email})`)) {
    simulation.violation('user-agent', "me/orders wants the account's own e-mail in the User-Agent");
    refuse(failure(400, 'permission-denied', 'Informe no User-Agent o e-mail cadastrado na SuperFrete.'));
  }
  const status = query.get('status');
  if (status !== null && !statuses.includes(status)) refuse(failure(400, 'invalid-argument', 'Status inválido.'));
  const of = query.get('sort_by') === 'updated_at' ? (order: Order) => order.updatedAt : (order: Order) => order.createdAt;
  const sign = query.get('order') === 'asc' ? 1 : -1;
  const rows = [...state.orders.values()]
    .map((order, index) => ({ order, index }))
    .filter(({ order }) => status === null || order.status === status)
    .sort((a, b) => sign * (of(a.order) - of(b.order) || a.index - b.index));
  const page = Math.max(1, Number(query.get('page')) || 1);
  const perPage = Math.min(100, Math.max(1, Number(query.get('per_page')) || 20));
  const data = rows.slice((page - 1) * perPage, page * perPage).map(({ order }) => listRow(order, options.tagsInList === true));
  const last = Math.max(1, Math.ceil(rows.length / perPage));
  return { status: 200, body: { data, total: rows.length, per_page: perPage, current_page: page, last_page: last } };
}
