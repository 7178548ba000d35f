/** What a shop wants otherwise than its settings in Bling say. */
import { describe, expect, it } from 'vitest';
import type { Payment } from '../../../domain/payment.ts';
import type { InvoiceWishes } from '../../../domain/ports/invoiceIssuer.ts';
import { noAnswer, type HttpRequest, type Transport } from '../../../runtime/http.ts';
import { catalogue } from '../../../sandbox/world/catalogue.mts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';

const ready = () => {
  const world = blingWorld();
  const issue = async (wishes: InvoiceWishes, order = paidOrder('1001'), transport?: Transport) =>
    await openInvoiceIssuer(world.connect(transport ? { transport } : {})).issue({
      order,
      orderNumber: order.number,
      key: 'k',
      model: 55,
      sendEmail: false,
      wishes,
    });
  const saleSent = () => world.calls.find(({ operation }) => operation === 'sale.create')!.body as Record<string, unknown>;
  return { world, issue, saleSent };
};

describe('a sale that the shop wants otherwise', () => {
  it('says so in its own fields', async () => {
    const { world, issue, saleSent } = ready();
    const [nature] = await openInvoiceIssuer(world.connect()).choices!('operationNatures');
    const [, store] = await openInvoiceIssuer(world.connect()).choices!('stores');
    await issue({ operationNature: nature!.id, store: store!.id, freightMode: 1, additionalInformation: 'Obrigado pela compra' });
    expect(saleSent()).toMatchObject({
      loja: { id: Number(store!.id) },
      observacoes: 'Obrigado pela compra',
      transporte: { fretePorConta: 1, frete: 20 },
      itens: [{ naturezaOperacao: { id: Number(nature!.id) } }, { naturezaOperacao: { id: Number(nature!.id) } }],
    });
    expect(world.simulator.sales()[0]!.channelId).toBe(Number(store!.id));
    expect(world.violations).toEqual([]);
  });

  it('says nothing of it otherwise', async () => {
    const { issue, saleSent } = ready();
    await issue({});
    expect(saleSent()).not.toHaveProperty('loja');
    expect(saleSent()).not.toHaveProperty('observacoes');
    expect(JSON.stringify(saleSent())).not.toContain('naturezaOperacao');
  });

  it.each([{ operationNature: 'Venda' }, { store: 'Loja virtual' }, { paymentMethods: { pix: 'Pix' } }])(
    'is refused with a name where Bling has an ID (%j)',
    async (wishes) => {
      const { world, issue } = ready();
      const { failure } = await failureOf(issue(wishes as InvoiceWishes, paidOrder('1', { payments: [{ method: 'pix' }] })));
      expect(failure).toMatchObject({ class: 'validation', code: 'notAnId' });
      expect(world.simulator.sales()).toEqual([]);
    },
  );

  it.each<[string, Partial<Payment>, string]>([
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

  it('is sold as the generic one under its own name, and stays unknown', async () => {
    const { world, issue, saleSent } = ready();
    await issue({ unknownProducts: { genericSku: 'CAF-MOI-250' } }, order);
    const [line] = saleSent().itens as { codigo: string; descricao: string; produto: { id: number } }[];
    expect(line).toMatchObject({ codigo: 'NOVO-1', descricao: item!.name });
    expect(line!.produto.id).toBe(await productId(world, 'CAF-MOI-250'));
    const again = await failureOf(issue({}, { ...order, number: '1002' }));
    expect(again.failure.code).toBe('unknownSku');
  });

  it('is refused where the generic one does not exist either', async () => {
    const { world, issue } = ready();
    const { failure, message } = await failureOf(issue({ unknownProducts: { genericSku: 'NADA' } }, order));
    expect(failure.code).toBe('unknownGenericSku');
    expect(message).toContain('NADA');
    expect(world.simulator.ledger()).toEqual([]);
  });

  it.each(['no fault', 'before', 'after'] as const)('is created once for all its lines (answer lost: %s)', async (lost) => {
    const { world, issue } = ready();
    const { transport, created } = creating(world, lost);
    expect((await issue({ unknownProducts: 'create' }, order, transport)).status).toBe('processing');
    expect(created).toHaveLength(1);
    expect(world.simulator.sales()).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  it('is not created without a SKU', async () => {
    const { world, issue } = ready();
    const { transport, created } = creating(world, 'no fault');
    const nameless = paidOrder('1', { items: [{ ...item!, sku: null }] });
    expect((await failureOf(issue({ unknownProducts: 'create' }, nameless, transport))).failure.code).toBe('unknownSku');
    expect(created).toEqual([]);
  });
});

const productList = (sku: string): HttpRequest => ({
  method: 'GET',
  url: `https://api.bling.com.br/Api/v3/produtos?codigos[]=${sku}`,
  headers: { 'enable-jwt': '1' },
});

async function productId(world: ReturnType<typeof blingWorld>, sku: string): Promise<number> {
  const answer = await world.connect().transport(productList(sku));
  return (answer as { body: { data: { id: number }[] } }).body.data[0]!.id;
}

/** The simulated Bling creates no products: this does it in its stead, and may lose the first answer. */
function creating(world: ReturnType<typeof blingWorld>, lost: 'no fault' | 'before' | 'after') {
  const created: unknown[] = [];
  const { transport: through } = world.connect();
  let isFirst = true;
  const transport: Transport = async (request) => {
    if (request.method !== 'POST' || !request.url.endsWith('/produtos')) return await through(request);
    const loses = isFirst && lost !== 'no fault';
    isFirst = false;
    if (loses && lost === 'before') return noAnswer('ECONNRESET');
    const { codigo, nome } = request.body as { codigo: string; nome: string };
    created.push(request.body);
    world.simulator.seedProducts([{ ...catalogue[0]!, sku: codigo, name: nome }]);
    if (loses) return noAnswer('ECONNRESET');
    return { answered: true, status: 201, headers: {}, body: { data: { id: await productId(world, codigo) } } };
  };
  return { transport, created };
}
