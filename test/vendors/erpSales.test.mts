/** Sales and invoices in an ERP that are not, or no longer, what the order's invoice can be: for every ERP that has them. */
import { describe, expect, test } from 'vitest';
import type { InvoiceIssuer, IssueRequest } from '../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { contactBody as blingContact } from '../../vendors/bling/contact/contactBody.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { saleBody as blingSale } from '../../vendors/bling/sale/saleBody.ts';
import { abroad } from '../../vendors/focusNfe/invoice/requireGoods.ts';
import { contactBody as tinyContact } from '../../vendors/olistTiny/contact/contactBody.ts';
import { openOrderStock as openBlingStock } from '../../vendors/bling/stock/orderStock.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openOrderStock as openTinyStock } from '../../vendors/olistTiny/stock/orderStock.ts';
import { deliveryBody } from '../../vendors/olistTiny/sale/deliveryBody.ts';
import { saleBody as tinySale } from '../../vendors/olistTiny/sale/saleBody.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { freshAccount } from '../contracts/support/freshAccount.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import type { SimulatedVendor } from '../contracts/support/simulatedVendor.mts';

type World = SimulatedVendor<Simulator & { cancelSale(orderNumber: string): void }>;

const erps: [string, () => World, (connection: Connection) => InvoiceIssuer][] = [
  ['Bling', blingWorld, openBling],
  ['Olist Tiny', () => olistTinyWorld({ requestsPerMinute: 6000 }), openTiny],
];

const request = (over: Partial<IssueRequest> = {}) => goodsRequest('1001', over);
const ledger = ({ simulator }: World, kind: string) => simulator.ledger().filter((entry) => entry.kind === kind);

describe.each(erps)('%s', (_name, createWorld, open) => {
  test('a draft whose sale a person has cancelled meanwhile is not sent, however short ago it was made', async () => {
    const world = createWorld();
    const issuer = open(world.connect());
    await issuer.issue(request({ overrides: { draftOnly: true } }));
    world.simulator.cancelSale('1001');
    const { failure } = await failureOf(issuer.issue(request()));
    expect(failure).toMatchObject({ class: 'conflict', code: 'saleCancelled' });
    expect(ledger(world, 'invoice').map(({ status }) => status)).toEqual(['pending']);
  });

  test.each([
    [65, 55],
    [55, 65],
  ] as const)('an order that has a %i does not have a %i', async (made, asked) => {
    const world = createWorld();
    const first = await open(world.connect()).issue(request({ model: made }));
    await world.clock.sleep(60_000);
    const issuer = open(world.connect({ account: freshAccount() }));
    await failureOf(issuer.issue(request({ model: asked })));
    await failureOf(issuer.get(first.id, asked));
    expect(await issuer.get(first.id, made)).toMatchObject({ model: made, status: 'authorized' });
    expect(ledger(world, 'invoice')).toHaveLength(1);
  });

  test('a full page of sales of other orders says nothing of this one: no second sale is made', async () => {
    const world = createWorld();
    await open(world.connect()).issue(request());
    await world.clock.sleep(60_000);
    const plain = world.connect({ account: freshAccount() });
    const issuer = open({
      ...plain,
      transport: async (asked) => {
        const answer = await plain.transport(asked);
        const isList = asked.method === 'GET' && /\/pedidos(\/vendas)?(\?|$)/.test(asked.url);
        return isList && answer.answered ? { ...answer, body: fullOfOthers(answer.body as Listed) } : answer;
      },
    });
    const { failure } = await failureOf(issuer.issue(request()));
    expect(failure).toMatchObject({ class: 'unknownOutcome', code: 'lookUpUnreadable' });
    expect(ledger(world, 'sale')).toHaveLength(1);
  });
});

describe.each([
  ['Bling', blingWorld, openBling, openBlingStock],
  ['Olist Tiny', () => olistTinyWorld({ requestsPerMinute: 6000 }), openTiny, openTinyStock],
] as const)('the stock of an order at %s', (_name, createWorld, open, openStock) => {
  const deduction = { order: paidOrder(), orderNumber: '1001', key: 'k', location: null };
  const sold = async () => {
    const world = createWorld();
    await open(world.connect()).issue(request({ overrides: { draftOnly: true } }));
    return { world, stock: openStock(world.connect()), before: world.simulator.stockOf('CAM-ALG-M') };
  };

  test('stays where the sale was cancelled in the ERP, which the shop does not know', async () => {
    const { world, stock, before } = await sold();
    world.simulator.cancelSale('1001');
    const { failure } = await failureOf(stock.deductOrder(deduction));
    expect(failure).toMatchObject({ class: 'conflict', code: 'saleCancelled', message: expect.stringContaining('1001') });
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(before);
  });

  test('stays where the sale does not tell how it stands', async () => {
    const { world, before } = await sold();
    const plain = world.connect();
    const transport: typeof plain.transport = async (call) => {
      const answer = await plain.transport(call);
      if (!/\/(?:vendas|pedidos)\/\d+$/.test(call.url)) return answer;
      return JSON.parse(JSON.stringify(answer, (name, value: unknown) => (name === 'situacao' ? undefined : value))) as typeof answer;
    };
    const { failure } = await failureOf(openStock({ ...plain, transport }).deductOrder(deduction));
    expect(failure).toMatchObject({ code: 'lookUpUnreadable' });
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(before);
  });

  test('comes back where the sale was cancelled after it had left', async () => {
    const { world, stock, before } = await sold();
    await stock.deductOrder(deduction);
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(before - 2);
    world.simulator.cancelSale('1001');
    await stock.returnOrder!(deduction);
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(before);
  });
});

type Listed = Record<'data' | 'itens', Record<string, unknown>[] | undefined>;

/** As where the filter is not understood: the newest hundred of all sales. */
function fullOfOthers({ data, itens }: Listed): object {
  const others = (rows: Record<string, unknown>[]) =>
    Array.from({ length: 100 }, (_, index) => ({
      ...rows[0],
      id: 900 + index,
      ...(data ? { numeroLoja: `X${index}` } : { ecommerce: { numeroPedidoEcommerce: `X${index}` } }),
    }));
  return data ? { data: others(data) } : { itens: others(itens!), paginacao: { limit: 100, offset: 0, total: 100 } };
}

test('Olist Tiny: a page of other contacts says nothing of this customer: none is made', async () => {
  const world = olistTinyWorld({ requestsPerMinute: 6000 });
  const plain = world.connect();
  const issuer = openTiny({
    ...plain,
    transport: async (asked) => {
      const answer = await plain.transport(asked);
      const isSearch = asked.method === 'GET' && /\/contatos\?/.test(asked.url) && answer.answered;
      return isSearch ? { ...answer, body: { itens: [{ id: 9, cpfCnpj: '111.444.777-35' }], paginacao: { total: 300 } } } : answer;
    },
  });
  expect((await failureOf(issuer.issue(request()))).failure).toMatchObject({ class: 'unknownOutcome', code: 'lookUpUnreadable' });
  expect(world.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('Bling: a full page of other products says nothing of this SKU: none is made', async () => {
  const world = blingWorld();
  const plain = world.connect();
  const others = Array.from({ length: 100 }, (_, index) => ({ id: 900 + index, codigo: `X${index}` }));
  const issuer = openBling({
    ...plain,
    transport: async (asked) => {
      const answer = await plain.transport(asked);
      const isSearch = asked.method === 'GET' && asked.url.includes('/produtos') && answer.answered;
      return isSearch ? { ...answer, body: { data: others } } : answer;
    },
  });
  const { failure } = await failureOf(issuer.issue(request({ overrides: { unknownProducts: 'create' } })));
  expect(failure).toMatchObject({ class: 'unknownOutcome', code: 'lookUpUnreadable' });
  expect(world.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('Olist Tiny: a page that holds less than was asked for is not the end, where the total says so', async () => {
  const world = olistTinyWorld({ requestsPerMinute: 6000 });
  const issuer = openTiny(world.connect());
  for (const number of ['1001', '1002', '1003', '1004', '1005']) await issuer.issue(goodsRequest(number));
  await world.clock.sleep(60_000);
  const plain = world.connect({ account: freshAccount() });
  const capped = openTiny({
    ...plain,
    // Two a page, whatever was asked for.
    transport: async (asked) => await plain.transport({ ...asked, url: asked.url.replace(/limit=\d+/, 'limit=2') }),
  });
  const listed = await capped.list!({ model: 55 }, 50);
  expect(listed.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(['1001', '1002', '1003', '1004', '1005']);
});

describe('Olist Tiny: a list that does not tell how long it is', () => {
  /** Three a page, whatever was asked for, and no total. */
  const untold = (plain: Connection): Connection => ({
    ...plain,
    transport: async (asked) => {
      const answer = await plain.transport({ ...asked, url: asked.url.replace(/limit=\d+/, 'limit=3') });
      const { itens } = (answer.answered ? answer.body : {}) as Partial<Listed>;
      return itens && answer.answered ? { ...answer, body: { itens } } : answer;
    },
  });

  test('is read until a page has nothing', async () => {
    const world = olistTinyWorld({ requestsPerMinute: 6000 });
    const numbers = ['1001', '1002', '1003', '1004', '1005', '1006'];
    for (const number of numbers) await openTiny(world.connect()).issue(goodsRequest(number));
    await world.clock.sleep(60_000);
    const listed = await openTiny(untold(world.connect({ account: freshAccount() }))).list!({ model: 55 }, 50);
    expect(listed.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(numbers);
  });

  test('says nothing of this order or customer where its rows are of others: none is made', async () => {
    const rows = { pedidos: { id: 9, ecommerce: { numeroPedidoEcommerce: 'X9' } }, contatos: { id: 9, cpfCnpj: '111.444.777-35' } };
    for (const [path, row] of Object.entries(rows)) {
      const world = olistTinyWorld({ requestsPerMinute: 6000 });
      const plain = world.connect();
      const issuer = openTiny({
        ...plain,
        transport: async (asked) => {
          const answer = await plain.transport(asked);
          const isSearch = asked.method === 'GET' && asked.url.includes(`/${path}?`) && answer.answered;
          return isSearch ? { ...answer, body: { itens: [row] } } : answer;
        },
      });
      expect((await failureOf(issuer.issue(request()))).failure, path).toMatchObject({ code: 'lookUpUnreadable' });
      expect(
        world.calls.filter(({ method }) => method !== 'GET'),
        path,
      ).toEqual([]);
    }
  });
});

describe('an address that says its country otherwise than "BR"', () => {
  const { customer } = paidOrder();
  const taxId = { type: 'CPF', value: '52998224725' } as const;
  const references = { contactId: 7, productIds: new Map<string, number>(), paymentMethodId: 9 };

  test.each(['Brasil', 'br', 'BRA', '', null])('is one of Brazil: %j', (country) => {
    const here = { ...address, country };
    const order = paidOrder('1001', { billingAddress: here, shippingAddress: here });
    expect(blingContact(customer, taxId, here).endereco!.geral.uf).toBe('MG');
    expect((blingSale(order, references, 0).transporte as { etiqueta: object }).etiqueta).toMatchObject({ uf: 'MG' });
    expect(tinyContact(customer, taxId, here).endereco).toMatchObject({ uf: 'MG', pais: 'Brasil' });
    expect(deliveryBody(here).uf).toBe('MG');
    expect(abroad(order)).toEqual([]);
  });

  test('and another country is another', () => {
    const there = { ...address, country: 'PT' };
    expect(blingContact(customer, taxId, there).endereco!.geral.uf).toBe('EX');
    expect(tinyContact(customer, taxId, there).endereco).toMatchObject({ uf: 'EX', pais: 'PT' });
    expect(deliveryBody(there).uf).toBe('EX');
    expect(abroad(paidOrder('1001', { billingAddress: there }))).toHaveLength(1);
  });
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['03/11/2026', '2026-11-03'],
  // 02:30 UTC is still the day before in Brasília.
  ['2026-11-24T02:30:00Z', '2026-11-23'],
  ['soon', '2026-11-24'],
])('the day of an order of %s is %s in every ERP that asks for it', (createdAt, day) => {
  const order = paidOrder('1001', { createdAt });
  const now = Date.parse('2026-11-24T15:00:00Z');
  const references = { contactId: 7, productIds: new Map<string, number>(), paymentMethodId: 9 };
  expect(blingSale(order, references, now).data).toBe(day);
  expect(tinySale(order, references, {}, now).data).toBe(day);
});
