/** What the console's page does is done to the world, and seen on the board. */
import { expect, test } from 'vitest';
import type { Board } from '../../../sandbox/console/board/board.mts';
import { vendorsOf } from '../../../sandbox/console/board/flowVendors.mts';
import { readRuns, type Run } from '../../../sandbox/console/board/runs.mts';
import { languages, nameOf, said } from '../../../sandbox/console/page/words.ts';
import { controlApp } from '../../../sandbox/console/server.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const wall = () => Date.parse('2026-11-24T12:00:00Z');

function open(runs: Run[] = []) {
  const world = createWorld({ seed: 3, clock: { live: false, wall } });
  let isUp = true;
  const host = {
    url: 'http://127.0.0.1:5678',
    login: 'owner@example.com / secret',
    vendors: ['bling', 'zApi'],
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

test('a customer has a CPF, and a company a CNPJ', async () => {
  const { send, world } = open();
  const digits = () => world.vendors.shopify.orders().map(({ taxId }) => taxId?.length);
  await send('POST', 'happenings/order', { times: 6 });
  expect(new Set(digits())).toEqual(new Set([11]));
  await send('POST', 'happenings/company');
  expect(digits().at(-1)).toBe(14);
});

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

test('each vendor is named once, with those that the live flows ask', async () => {
  const { app } = open();
  const { vendors, used } = (await (await app.request('/api/about')).json()) as { vendors: string[]; used: string[] };
  expect(vendors.length).toBeGreaterThan(30);
  expect(new Set(vendors).size).toBe(vendors.length);
  expect(used).toEqual(['bling', 'zApi']);
  expect(vendors.filter((vendor) => nameOf(vendor) === vendor)).toEqual([]);
  expect(new Set(vendors.map(nameOf)).size).toBe(vendors.length);
});

test('which vendors a flow asks is told by the credentials of its nodes', () => {
  const { world } = open();
  const known = world.simulators.map(({ vendor }) => vendor);
  const nodes = [
    ['ponteShopifyAccessTokenApi'],
    ['ponteBlingOAuth2Api', 'ponteShopifyApi'],
    ['ponteWhatsAppCloudApi'],
    ['ponteZApi'],
    ['googleSheetsOAuth2Api'],
    ['sendInBlueApi'],
    ['smtp'],
    [],
  ].map((types) => ({ credentials: Object.fromEntries(types.map((type) => [type, { id: '1', name: type }])) }));
  expect(vendorsOf([...nodes, {}], known).toSorted()).toEqual(['bling', 'brevo', 'googleSheets', 'shopify', 'whatsappCloud', 'zApi']);
});

test('whatever the console refuses by itself is said in Portuguese, too', async () => {
  const { send } = open();
  for (const what of ['answerYes', 'optOut', 'bookingMoved', 'lead']) {
    const { message } = (await (await send('POST', `happenings/${what}`)).json()) as { message: string };
    const { refusal } = languages.pt.words;
    expect(Object.keys(refusal)).toContain(message);
    expect(said(refusal, message)).not.toBe(message);
  }
});

const stopped = async (error: Run['error']) => {
  const runs: Run[] = [];
  const { send, board } = open(runs);
  await send('POST', 'happenings/order');
  runs.push({ orderNumber: (await board()).orders[0]!.number, url: 'http://127.0.0.1:5678/w', isUnderWay: false, error });
  return (await board()).orders[0]!.problem!;
};

test('what n8n says in English is told in Portuguese as the page of its code has it, with the advice that fits', async () => {
  const wallet = await stopped({
    where: 'Carrier Shipment',
    what: 'The Melhor Envio wallet holds R$ 0,00, the label costs R$ 166,08 [item 0]',
    hint: 'Add credit in Melhor Envio (Carteira → Inserir saldo), then run the item again: the label waits in the cart.',
    code: 'notEnoughCredit',
  });
  expect(wallet.meaning).toEqual({
    errorClass: 'rejected',
    means: 'A carteira do Melhor Envio tem R$ 0,00, a etiqueta custa R$ 166,08.',
    advice: expect.stringMatching(/^Coloque saldo no Melhor Envio/),
  });
  // A message into which nothing goes but a number and a name is said itself.
  const sku = await stopped({
    where: 'ERP Invoice',
    what: 'Order 1001: Bling has no product with the SKU NOVIDADE-01',
    hint:
      'Create the product in Bling with this SKU (código), or set "Unknown Products" or "SKU Map", and run the item again; or give the product ' +
      'in the shop the SKU it has in Bling; then press "Retry" in n8n: this node reads the order again',
    code: 'unknownSku',
  });
  expect(sku.meaning!.advice).toMatch(/ou dê ao produto na loja o SKU que ele tem no Bling.*clique em "Retry" no n8n/);
  expect(sku.meaning).toMatchObject({ errorClass: 'validation', means: expect.stringMatching(/^Pedido 1001: .* SKU NOVIDADE-01\.$/) });
  // One code of several nodes: by the node, and by the advice.
  const what =
    'Order 1001: CPF/CNPJ of the customer (order.customer.taxId) is missing: a nota fiscal needs the CPF or CNPJ; ' +
    'CEP of the billing address (order.billingAddress.postalCode) is not a CEP of 8 digits';
  const order = { what, code: 'orderIncomplete' };
  const stock = await stopped({
    ...order,
    where: 'Stock Update',
    hint: 'Give the products their SKUs in the shop, then run the item again',
  });
  expect(stock.meaning!.advice).toBe('Dê aos produtos os SKUs deles na loja e execute o item de novo.');
  const hint = 'Correct the order in the shop, if need be ask the customer; then press "Retry" in n8n: this node reads the order again';
  const invoice = await stopped({ ...order, where: 'ERP Invoice', hint });
  expect(invoice.meaning).toMatchObject({
    errorClass: 'validation',
    means:
      'Pedido 1001: CPF/CNPJ do cliente (order.customer.taxId) está faltando: a nota fiscal precisa do CPF ou CNPJ; ' +
      'CEP do endereço de cobrança (order.billingAddress.postalCode) não é um CEP de 8 dígitos.',
    advice: expect.stringMatching(/^Corrija o pedido na loja.*clique em "Retry" no n8n: este nó lê o pedido de novo\.$/),
  });
  expect(invoice.meaning!.advice).not.toContain('order-again');
});

test('of several places those are filled in that are no English', async () => {
  const differs = await stopped({
    where: 'ERP Invoice',
    what: 'Bling has a sale with the store number 1001, but it belongs to another customer (CPF or CNPJ)',
    code: 'saleOfOtherCustomer',
  });
  expect(differs.meaning!.means).toBe('Bling tem uma venda com o número da loja 1001, mas ela é de outro cliente (CPF ou CNPJ).');
  const label = await stopped({
    where: 'Carrier Shipment',
    what: 'Order 1001: Melhor Envio has a label with the key of this order, but for another recipient (different house number)',
    code: 'labelOfOtherRecipient',
  });
  expect(label.meaning!.means).toMatch(/^Pedido 1001: Melhor Envio tem uma etiqueta .*\(difere em …\)\.$/);
});

test('a vendor’s own code is told by its class; what no page has stays as it is', async () => {
  const down = await stopped({ where: 'ERP Invoice', what: 'Bling is having a temporary problem', hint: 'Later', code: 'class-transient' });
  expect(down.meaning).toEqual({
    errorClass: 'transient',
    means: 'A plataforma está com um problema passageiro.',
    advice: 'Execute o item de novo mais tarde: o que já foi feito é encontrado, não é feito duas vezes.',
  });
  expect((await stopped({ where: 'Slack', what: 'channel_not_found' })).meaning).toBeUndefined();
  expect((await stopped({ where: 'x', what: 'y', code: 'noSuchCode' })).meaning).toBeUndefined();
  expect((await stopped({ where: 'x', what: 'something else', code: 'notEnoughCredit' })).meaning).toBeUndefined();
});

test('the page that an error links to is told from what n8n shows below it', async () => {
  const read = async (description: string) => {
    const rest = {
      url: 'http://127.0.0.1:5678',
      executions: async () => await Promise.resolve([{ id: '7', status: 'error', mode: 'trigger', workflowId: 'w' }]),
      execution: async () =>
        await Promise.resolve({
          id: '7',
          workflowId: 'w',
          status: 'error',
          runs: {},
          error: { node: 'n', message: 'm', description },
        } as never),
    };
    return (await readRuns(rest, ['w']))[0]!.error;
  };
  expect(await read('Later. More: https://github.com/a/b/blob/HEAD/docs/errors/class-transient.md')).toMatchObject({
    hint: 'Later.',
    code: 'class-transient',
  });
  expect(await read('Add credit. More: https://github.com/a/b/blob/HEAD/docs/errors/notEnoughCredit.md')).toMatchObject({
    code: 'notEnoughCredit',
  });
  expect(await read('Of another node')).not.toHaveProperty('code');
});

test('an execution that n8n has taken up again after its process died is still of its order', async () => {
  const recovered = [[{ json: { isArtificialRecoveredEventItem: true } }]];
  const started = [[{ json: { order: { number: '1013' } } }]];
  const error = { node: 'Carrier Shipment', message: 'Workflow did not finish' };
  const rest = {
    url: 'http://127.0.0.1:5678',
    executions: async () => await Promise.resolve([{ id: '22', status: 'crashed' }] as never),
    execution: async () =>
      await Promise.resolve({ id: '22', workflowId: 'w', status: 'crashed', runs: { Trigger: [recovered, started] }, error } as never),
  };
  expect(await readRuns(rest, ['w'])).toMatchObject([
    { orderNumber: '1013', isUnderWay: false, error: { where: 'Carrier Shipment', what: 'Workflow did not finish' } },
  ]);
});
