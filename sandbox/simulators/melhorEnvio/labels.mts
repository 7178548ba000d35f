/** Making labels and printing them. */
import { Hono } from 'hono';
import { onePagePdf } from '../../world/pdf.mts';
import { createChecker } from '../../carriers/checker.mts';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { letters } from './ids.mts';
import { startGenerating } from './lifecycle.mts';
import { readOrders } from './orderList.mts';
import { invalid, json, notFound, refused, unknownRoute } from './replies.mts';
import type { Order } from './state.mts';

export function labelRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.post('/shipment/generate', needs(simulation, 'shipping-generate'), (call) => {
    const orders = readOrders(simulation, call.get('body'), 'generate-body');
    if (orders instanceof Response) return orders;
    return json(Object.fromEntries(orders.map((order) => [order.id, generate(simulation, order)])));
  });
  app.post('/shipment/print', needs(simulation, 'shipping-print'), (call) => {
    const orders = readOrders(simulation, call.get('body'), 'print-body');
    return orders instanceof Response ? orders : print(simulation, call.get('body'), orders);
  });
  app.get('/imprimir/dace/:file/:id', needs(simulation, 'shipping-print'), (call) => {
    const order = simulation.state.orders.get(call.req.param('id'));
    if (call.req.param('file') !== 'pdf') return strangeFile(simulation);
    return order?.moments.generated === undefined || !order.nonCommercial ? notFound() : dace(order);
  });
  app.get('/imprimir/:file/:id', needs(simulation, 'shipping-print'), (call) => {
    const order = simulation.state.orders.get(call.req.param('id'));
    const file = call.req.param('file');
    if (file !== 'pdf' && file !== 'zpl') return strangeFile(simulation);
    if (order?.moments.generated === undefined) return notFound();
    return file === 'zpl' ? zpl(order) : pdf([order]);
  });
  return app;
}

function strangeFile(simulation: Simulation): Response {
  simulation.violation('label-file', 'the files are pdf and zpl, of a DACE pdf');
  return unknownRoute();
}

const zpl = ({ protocol, tracking, selfTracking }: Order): Response =>
  new Response(`^XA^FO40,40^A0N,30^FD${protocol}^FS^FO40,90^BCN,80^FD${tracking ?? selfTracking ?? ''}^FS^XZ`, {
    headers: { 'Content-Type': 'text/plain' },
  });

/** What the parcel holds, by the declaration that the platform has filed. */
const dace = ({ protocol, products }: Order): Response =>
  new Response(onePagePdf([`DACE ${protocol}`, ...products.map(({ name, quantity }) => `${quantity} x ${name}`)]), {
    headers: { 'Content-Type': 'application/pdf' },
  });

/** The printed page: open to everybody in the public mode, behind the panel's login in the private one. */
export function printedPageRoutes(simulation: Simulation): Hono {
  const app = new Hono();
  app.get('/imprimir/:key', (call) => {
    const printed = simulation.state.printKeys.get(call.req.param('key'));
    if (!printed) return notFound();
    if (printed.mode === 'private') return new Response(null, { status: 302, headers: { Location: 'https://melhorenvio.com.br/login' } });
    return pdf(printed.orderIds.flatMap((id) => simulation.state.orders.get(id) ?? []));
  });
  return app;
}

/** Repeating the request is harmless: the vendor answers that the label exists. */
function generate(simulation: Simulation, order: Order): unknown {
  if (order.moments.generated !== undefined) return { status: false, message: 'O envio já está gerado' };
  if (order.status !== 'released') {
    simulation.violation('generate-unpaid', `generating a label that is ${order.status}`);
    return 'O envio precisa estar pago para ser gerado.';
  }
  if (!order.generating) startGenerating(simulation, order);
  return { status: true, message: 'Envio encaminhado para geração' };
}

function print(simulation: Simulation, body: unknown, orders: readonly Order[]): Response {
  const checker = createChecker(body);
  const mode = checker.text('mode') ?? 'private';
  if (!['public', 'private'].includes(mode)) checker.fail('mode', 'O campo mode selecionado é inválido.');
  if (checker.failed) {
    simulation.violation('print-body', 'mode');
    return invalid(checker.errors);
  }
  if (orders.some(({ moments }) => moments.generated === undefined)) return refused('Um ou mais envios ainda não foram gerados.');
  const key = letters(simulation.state.random, 14);
  simulation.state.printKeys.set(key, { orderIds: orders.map(({ id }) => id), mode });
  return json({ url: `https://melhorenvio.com.br/imprimir/${key}` });
}

const pdf = (orders: readonly Order[]): Response =>
  new Response(onePagePdf(orders.map(({ protocol, tracking, selfTracking }) => `${protocol} ${tracking ?? selfTracking ?? ''}`)), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline; filename="etiquetas.pdf"' },
  });
