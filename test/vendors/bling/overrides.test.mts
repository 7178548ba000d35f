/** What a shop wants otherwise than its settings in Bling say. */
import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../domain/documents/payment.ts';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { onWrite } from '../../contracts/support/simulatedVendor.mts';

const ready = () => {
  const world = blingWorld();
  const issue = async (overrides: InvoiceOverrides, order = paidOrder('1001')) =>
    await openInvoiceIssuer(world.connect()).issue({
      order,
      orderNumber: order.number,
      key: 'k',
      model: 55,
      sendEmail: false,
      overrides,
    });
  const saleSent = () => world.calls.find(({ operation }) => operation === 'sale.create')!.body as Record<string, unknown>;
  return { world, issue, saleSent };
};

describe('a sale that the shop wants otherwise', () => {
  test('says so in its own fields', async () => {
    const { world, issue, saleSent } = ready();
    const nature = String(world.simulator.fixtures.otherNatureId);
    expect((await openInvoiceIssuer(world.connect()).choices!('operationNatures')).map(({ id }) => id)).toContain(nature);
    const [, store] = await openInvoiceIssuer(world.connect()).choices!('stores');
    await issue({ operationNature: nature, store: store!.id, freightMode: 1, additionalInformation: 'Obrigado pela compra' });
    expect(saleSent()).toMatchObject({
      loja: { id: Number(store!.id) },
      observacoes: 'Obrigado pela compra',
      transporte: { fretePorConta: 1, frete: 20 },
      itens: [{ naturezaOperacao: { id: Number(nature) } }, { naturezaOperacao: { id: Number(nature) } }],
    });
    await world.clock.sleep(10_000);
    expect(world.simulator.invoices()[0]!.xml).toContain('<natOp>Venda a não contribuinte</natOp>');
    expect(world.simulator.sales()[0]!.channelId).toBe(Number(store!.id));
    expect(world.violations).toEqual([]);
  });

  test('says nothing of it otherwise', async () => {
    const { issue, saleSent } = ready();
    await issue({});
    expect(saleSent()).not.toHaveProperty('loja');
    expect(saleSent()).not.toHaveProperty('observacoes');
    expect(JSON.stringify(saleSent())).not.toContain('naturezaOperacao');
  });

  test.each([{ operationNature: 'Venda' }, { store: 'Loja virtual' }, { paymentMethods: { pix: 'Pix' } }])(
    'is refused with a name where Bling has an ID (%j)',
    async (overrides) => {
      const { world, issue } = ready();
      const { failure } = await failureOf(issue(overrides as InvoiceOverrides, paidOrder('1', { payments: [{ method: 'pix' }] })));
      expect(failure).toMatchObject({ class: 'validation', code: 'notAnId' });
      expect(world.simulator.sales()).toEqual([]);
    },
  );

  test.each<[string, Partial<Payment>, string]>([
    ['method', { method: 'pix' }, 'pix'],
    ['gateway', { vendor: 'Mercado Pago', method: 'unknown' }, 'mercado pago'],
  ])('is paid as its map says for a %s', async (_, payment, name) => {
    const { world, issue, saleSent } = ready();
    const methods = await openInvoiceIssuer(world.connect()).choices!('paymentMethods');
    const cash = methods.find((method) => method.name === 'Dinheiro')!;
    await issue({ paymentMethods: { [name]: cash.id } }, paidOrder('1001', { payments: [payment] }));
    expect(saleSent().parcelas).toMatchObject([{ formaPagamento: { id: Number(cash.id) } }]);
  });
});

describe('a product that Bling does not know', () => {
  const [item] = paidOrder().items;
  const order = paidOrder('1001', {
    items: [
      { ...item!, sku: 'NOVO-1' },
      { ...item!, id: '2', sku: 'NOVO-1' },
    ],
  });

  test('is sold as the generic one under its own name, and stays unknown', async () => {
    const { world, issue, saleSent } = ready();
    await issue({ unknownProducts: { genericSku: 'CAF-MOI-250' } }, order);
    const [line] = saleSent().itens as { codigo: string; descricao: string; produto: { id: number } }[];
    expect(line).toMatchObject({ codigo: 'NOVO-1', descricao: item!.name });
    expect(line!.produto.id).toBe(await productId(world, 'CAF-MOI-250'));
    const again = await failureOf(issue({}, { ...order, number: '1002' }));
    expect(again.failure.code).toBe('unknownSku');
  });

  test('is refused where the generic one does not exist either', async () => {
    const { world, issue } = ready();
    const { failure, message } = await failureOf(issue({ unknownProducts: { genericSku: 'NADA' } }, order));
    expect(failure.code).toBe('unknownGenericSku');
    expect(message).toContain('NADA');
    expect(world.simulator.ledger()).toEqual([]);
  });

  const isCreated = ({ operation }: { operation: string }) => operation === 'product.create';

  test.each(['no fault', 'lostAnswer', 'reset', 'serverError'] as const)('is created once for all its lines (%s)', async (fault) => {
    const { world, issue, saleSent } = ready();
    if (fault !== 'no fault') world.inject(onWrite(1, fault));
    expect((await issue({ unknownProducts: 'create' }, order)).status).toBe('processing');
    const id = await productId(world, 'NOVO-1');
    expect(saleSent().itens).toMatchObject([
      { codigo: 'NOVO-1', produto: { id } },
      { codigo: 'NOVO-1', produto: { id } },
    ]);
    // A second product with the code would be one.
    expect(world.violations).toEqual([]);
  });

  test('is known from then on: with name, price, NCM and weight of the order, and SEFAZ takes it', async () => {
    const { world, issue } = ready();
    const issued = await issue({ unknownProducts: 'create' }, order);
    await issue({ unknownProducts: 'create' }, { ...order, number: '1002' });
    expect(world.calls.filter(isCreated)).toHaveLength(1);
    expect(world.calls.find(isCreated)!.body).toMatchObject({
      nome: item!.name,
      codigo: 'NOVO-1',
      preco: 79.9,
      tributacao: { ncm: '61091000' },
    });
    await world.clock.sleep(10_000);
    expect(await openInvoiceIssuer(world.connect()).get(issued.id, 55)).toMatchObject({ status: 'authorized' });
  });

  test('and has no NCM in the shop either is rejected by SEFAZ, which says so', async () => {
    const { world, issue } = ready();
    const bare = paidOrder('1001', { items: [{ ...item!, sku: 'NOVO-1', ncm: null }] });
    const issued = await issue({ unknownProducts: 'create' }, bare);
    await world.clock.sleep(10_000);
    const rejected = await openInvoiceIssuer(world.connect()).get(issued.id, 55);
    expect(rejected).toMatchObject({ status: 'rejected', rejection: { code: '777' } });
    expect(world.violations).toEqual([]);
  });

  test('keeps as much of a long name as Bling takes', async () => {
    const { world, issue } = ready();
    await issue({ unknownProducts: 'create' }, paidOrder('1001', { items: [{ ...item!, sku: 'NOVO-1', name: 'Camiseta '.repeat(20) }] }));
    expect((world.calls.find(isCreated)!.body as { nome: string }).nome).toHaveLength(120);
    expect(world.violations).toEqual([]);
  });

  test('is not created without a SKU', async () => {
    const { world, issue } = ready();
    const nameless = paidOrder('1', { items: [{ ...item!, sku: null }] });
    expect((await failureOf(issue({ unknownProducts: 'create' }, nameless))).failure.code).toBe('unknownSku');
    expect(world.calls.filter(isCreated)).toEqual([]);
  });
});

const productList = (sku: string): HttpRequest => ({
  method: 'GET',
  url: `https://api.bling.com.br/Api/v3/produtos?codigos[]=${sku}`,
  headers: { 'enable-jwt': '1' },
});

async function productId(world: ReturnType<typeof blingWorld>, sku: string): Promise<number> {
  // A second in which the orders before have made none of their calls.
  await world.clock.sleep(1000);
  const answer = await world.connect().transport(productList(sku));
  return (answer as { body: { data: { id: number }[] } }).body.data[0]!.id;
}
