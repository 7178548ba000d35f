/** What the console's page does is done to the world, and seen on the board. */
import { expect, test } from 'vitest';
import type { Board } from '../../../sandbox/console/board/board.mts';
import type { Run } from '../../../sandbox/console/board/runs.mts';
import { controlApp } from '../../../sandbox/console/server.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const wall = () => Date.parse('2026-11-24T12:00:00Z');

function open(runs: Run[] = []) {
  const world = createWorld({ seed: 3, clock: { live: false, wall } });
  let isUp = true;
  const host = {
    url: 'http://127.0.0.1:5678',
    login: 'owner@example.com / secret',
    runs: () => runs,
    isUp: () => isUp,
    stop: async () => void (isUp = false),
    start: async () => void (isUp = true),
  };
  const app = controlApp(world, host);
  const send = async (method: string, path: string, body: object = {}) =>
    await app.request(`/api/${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const board = async () => (await (await app.request('/api/board')).json()) as Board;
  return { world, app, send, board };
}

const shown = ({ orders }: Board) => orders.map(({ number, channel }) => `${channel} ${number}`);
const statesOf = ({ orders: [order] }: Board) => Object.fromEntries(order!.stations.map(({ name, state }) => [name, state]));

test('sells in every shop, and shows the newest sale first', async () => {
  const { send, board } = open();
  const wanted = ['order', 'wooCommerceOrder', 'nuvemshopOrder', 'stripePayment', 'asaasPayment'];
  const channels: string[] = [];
  for (const what of wanted) {
    expect((await send('POST', `happenings/${what}`)).status).toBe(200);
    channels.unshift((await board()).orders[0]!.channel);
  }
  expect(channels).toEqual(['asaas', 'stripe', 'nuvemshop', 'wooCommerce', 'shopify']);
  expect(shown(await board()).map((line) => line.split(' ')[0])).toEqual(channels);
  // Stripe's customer may have taken a boleto, which is paid on the next day.
  const paid = (await board()).orders.filter(({ channel }) => channel !== 'stripe').map(({ isPaid }) => isPaid);
  expect(paid).toEqual([true, true, true, true]);
});

test('makes something happen as often as it is told to', async () => {
  const { send, world } = open();
  await send('POST', 'happenings/order', { times: 3 });
  expect(world.vendors.shopify.orders()).toHaveLength(3);
});

test.each(['noTaxId', 'badTaxId', 'noSku', 'unknownSku', 'badPostalCode', 'foreignAddress', 'giftCard', 'company', 'twoParcels'])(
  'places an order of the kind %s',
  async (what) => {
    const { send, world } = open();
    expect((await send('POST', `happenings/${what}`)).status).toBe(200);
    expect(world.vendors.shopify.orders()).toMatchObject([{ financialStatus: 'PAID' }]);
  },
);

test('shows an order that is not paid as such, and takes the payment, the refund and the cancellation of the shop', async () => {
  const { send, board, world } = open();
  await send('POST', 'happenings/unpaid');
  const before = await board();
  expect(before.orders[0]).toMatchObject({ isPaid: false, isCancelled: false, canBeChanged: true });
  expect(statesOf(before)).toMatchObject({ paid: 'waiting', invoice: 'waiting' });
  const { number } = before.orders[0]!;
  await send('POST', `orders/${number}/pay`);
  expect((await board()).orders[0]!.isPaid).toBe(true);
  await send('POST', `orders/${number}/refund`);
  expect(world.vendors.shopify.orders()[0]!.financialStatus).toBe('REFUNDED');
  await send('POST', `orders/${number}/cancel`);
  expect((await board()).orders[0]!.isCancelled).toBe(true);
});

test('an appointment stands in the calendar of the flow that reminds of it', async () => {
  const { send, board } = open();
  await send('POST', 'happenings/booking');
  const at = new Date(wall() + 2 * 3_600_000 + 90_000).toISOString();
  expect((await board()).people).toMatchObject([{ kind: 'appointment', vendor: 'googleCalendar', title: 'Horário de Maria Souza', at }]);
});

test('the last appointment moves by an hour', async () => {
  const { send, board } = open();
  expect((await send('POST', 'happenings/bookingMoved')).status).toBe(400);
  await send('POST', 'happenings/booking');
  await send('POST', 'happenings/bookingMoved');
  const at = new Date(wall() + 3 * 3_600_000 + 90_000).toISOString();
  expect((await board()).people).toMatchObject([{ title: 'Horário de Maria Souza', at }]);
});

test('goods that only the shop knows are sold once and again', async () => {
  const { send, world } = open();
  for (const what of ['unknownSku', 'unknownSku', 'twoParcels', 'twoParcels']) {
    expect((await send('POST', `happenings/${what}`)).status).toBe(200);
  }
  expect(() => world.vendors.bling.stockOf('NOVIDADE-01')).toThrow('no product');
  expect(world.vendors.bling.stockOf('BIG-61')).toBeGreaterThan(0);
  expect(world.vendors.shopify.orders()).toHaveLength(4);
});

test('says what it cannot do', async () => {
  const { send } = open();
  for (const [method, path, body] of [
    ['POST', 'happenings/miracle', {}],
    ['POST', 'happenings/constructor', {}],
    ['POST', 'happenings/optOut', {}],
    ['POST', 'orders/1/explode', {}],
    ['PUT', 'breakages/everything', { broken: true }],
    ['PUT', 'strikes', { vendor: 'acme', kind: 'slow' }],
  ] as const) {
    const answer = await send(method, path, body);
    expect({ path, status: answer.status }).toEqual({ path, status: 400 });
    expect(((await answer.json()) as { message: string }).message).not.toBe('');
  }
});

test('takes nothing from a page of another site', async () => {
  const { app, world } = open();
  const answer = await app.request('/api/happenings/order', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
  expect(answer.status).toBe(415);
  expect(world.vendors.shopify.orders()).toEqual([]);
});

test('what is broken is shown, and mended again', async () => {
  const { send, board, world } = open();
  for (const id of ['walletEmpty', 'templatePaused', 'sefazSlow', 'sefazRejects', 'badDay']) {
    await send('PUT', `breakages/${id}`, { broken: true });
    expect((await board()).broken).toEqual([id]);
    await send('PUT', `breakages/${id}`, { broken: false });
    expect((await board()).broken).toEqual([]);
  }
  expect(world.faults.rules()).toEqual([]);
  expect(world.vendors.melhorEnvio.balance()).toBeGreaterThan(0);
  expect(world.vendors.whatsappCloud.templates().find(({ name }) => name === 'pedido_enviado')!.status).toBe('APPROVED');
});

test('an empty wallet and a paused template are the vendor’s own', async () => {
  const { send, world } = open();
  await send('PUT', 'breakages/walletEmpty', { broken: true });
  await send('PUT', 'breakages/templatePaused', { broken: true });
  expect(world.vendors.melhorEnvio.balance()).toBe(0);
  expect(world.vendors.whatsappCloud.templates().find(({ name }) => name === 'pedido_enviado')!.status).toBe('PAUSED');
});

test('one vendor’s bad day strikes each of its calls until it is mended', async () => {
  const { send, board, world } = open();
  await send('PUT', 'strikes', { vendor: 'bling', kind: 'serverError' });
  expect((await board()).faults).toEqual([{ vendor: 'bling', kind: 'serverError' }]);
  for (let call = 0; call < 5; call++) expect(world.faults.request('bling', 'anything', false)).toEqual({ kind: 'serverError' });
  expect(world.faults.request('omie', 'anything', false)).toBeUndefined();
  await send('PUT', 'strikes');
  expect(world.faults.request('bling', 'anything', false)).toBeUndefined();
});

test('n8n is stopped and started', async () => {
  const { send, board } = open();
  await send('PUT', 'n8n', { up: false });
  expect((await board()).broken).toEqual(['n8n']);
  await send('PUT', 'n8n', { up: true });
  expect((await board()).broken).toEqual([]);
});

test('an order that stopped says where and why, and leads to its execution', async () => {
  const runs: Run[] = [];
  const { send, board } = open(runs);
  await send('POST', 'happenings/order');
  const { number } = (await board()).orders[0]!;
  const url = 'http://127.0.0.1:5678/workflow/w/executions/7';
  runs.push({ orderNumber: number, url, isUnderWay: true, error: undefined });
  expect(statesOf(await board())).toMatchObject({ paid: 'done', invoice: 'moving', label: 'waiting' });
  const error = { where: 'ERP Invoice', what: 'CPF/CNPJ of the customer is missing', hint: 'Ask the customer for it' };
  runs[0] = { orderNumber: number, url, isUnderWay: false, error };
  const after = await board();
  expect(statesOf(after)).toEqual({
    paid: 'done',
    invoice: 'stopped',
    label: 'waiting',
    stock: 'waiting',
    shop: 'waiting',
    told: 'waiting',
  });
  expect(after.orders[0]).toMatchObject({ problem: error, execution: url });
});

test('a payment has the stations of its flow alone', async () => {
  const { send, board } = open();
  await send('POST', 'happenings/asaasPayment');
  expect(statesOf(await board())).toMatchObject({ paid: 'done', label: 'none', stock: 'none', shop: 'none', told: 'waiting' });
});
