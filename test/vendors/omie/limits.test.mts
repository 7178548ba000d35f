/** Omie's limits and punishments, against the simulator that keeps the book of them. */
import { describe, expect, test } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { omieWorld, type OmieWorld } from '../../contracts/support/omieWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

const inMinutes = ({ clock }: OmieWorld, minutes: number) => ({ deadline: clock.now() + minutes * 60_000 });

let restarts = 0;

/** As in another process, which knows nothing of what was asked here. */
const elsewhere = () => ({ account: `elsewhere-${++restarts}` });

const keysOf = ({ simulator: { secrets } }: OmieWorld) => ({ app_key: secrets.appKey, app_secret: secrets.appSecret });

async function askBehindOurBack(world: OmieWorld, call: string, param: object): Promise<number> {
  const body = JSON.stringify({ call, ...keysOf(world), param: [param] });
  const path = call === 'StatusPedido' ? 'produtos/pedido' : 'geral/produtos';
  const answer = await world.simulator.app.fetch(new Request(`https://app.omie.com.br/api/v1/${path}/`, { method: 'POST', body }));
  return answer.status;
}

describe('a call that Omie finds redundant', () => {
  test('because another program has just asked the same: it waits as long as Omie says, and then goes on', async () => {
    const world = omieWorld();
    await askBehindOurBack(world, 'ConsultarProduto', { codigo: 'CAM-ALG-M' });
    await world.clock.sleep(20_000);
    const before = world.clock.now();
    const invoice = await openInvoiceIssuer(world.connect()).issue(goodsRequest('1'));
    expect(invoice.status).toBe('processing');
    expect((world.clock.now() - before) / 1000).toBeGreaterThanOrEqual(40);
    expect((world.clock.now() - before) / 1000).toBeLessThan(45);
    expect(world.violations.map(({ rule }) => rule)).toEqual(['redundant-call']);
  });

  test('leaves by the error output, with the time to wait, where the node may not wait so long', async () => {
    const world = omieWorld();
    await askBehindOurBack(world, 'ConsultarProduto', { codigo: 'CAM-ALG-M' });
    const issue = async () =>
      await failureOf(openInvoiceIssuer(world.connect({ deadline: world.clock.now() + 5000 })).issue(goodsRequest('1')));
    expect((await issue()).failure).toMatchObject({ class: 'rateLimited', code: 'SOAP-ENV:Client-6', retryAfterMs: 61_000 });
    const calls = world.calls.length;
    expect((await issue()).failure).toMatchObject({ class: 'rateLimited' });
    // Not put again while Omie's time runs: ten of those, and the key is blocked.
    expect(world.calls.slice(calls).filter(({ operation }) => operation === 'product.get')).toEqual([]);
  });
});

describe('six orders at the same moment', () => {
  test('are written one after the other, as Omie wants it', async () => {
    const world = omieWorld();
    const issuer = openInvoiceIssuer(world.connect(inMinutes(world, 30)));
    const invoices = await Promise.all(['1', '2', '3', '4', '5', '6'].map(async (number) => await issuer.issue(goodsRequest(number))));
    expect(new Set(invoices.map(({ id }) => id)).size).toBe(6);
    expect(world.violations).toEqual([]);
  });
});

describe('a process that knows nothing of what another one has asked a moment ago', () => {
  test('waits for what is redundant, and finds the same invoice', async () => {
    const world = omieWorld();
    const first = await openInvoiceIssuer(world.connect()).issue(goodsRequest('1'));
    const second = await openInvoiceIssuer(world.connect(elsewhere())).issue(goodsRequest('1'));
    expect(second).toMatchObject({ id: first.id, found: true });
    expect(world.simulator.ledger().filter(({ kind }) => kind !== 'movement')).toHaveLength(2);
    expect(world.violations.map(({ rule }) => rule)).toEqual(['redundant-call']);
  });
});

describe("Omie's block of half an hour", () => {
  const blocked = async () => {
    const world = omieWorld();
    for (let count = 0; count < 11; count++) await askBehindOurBack(world, 'ConsultarProduto', { codigo: 'X' });
    expect(world.violations.at(-1)?.rule).toBe('api-block');
    return { world, during: () => world.violations.filter(({ rule }) => rule === 'request-while-blocked').length };
  };

  test('is met once: the item fails with the time to wait, and the next items do not even ask', async () => {
    const { world, during } = await blocked();
    const issue = async (number: string) => await failureOf(openInvoiceIssuer(world.connect()).issue(goodsRequest(number)));
    const { failure, retryable } = await issue('1');
    expect(failure).toMatchObject({ class: 'rateLimited', code: 'MISUSE_API_PROCESS', hint: expect.stringContaining('30 minutes') });
    expect(failure.retryAfterMs).toBeGreaterThan(29 * 60_000);
    expect(retryable).toBe(true);
    for (const number of ['1', '2', '3']) expect((await issue(number)).failure.class).toBe('rateLimited');
    expect(during()).toBe(1);
    expect(world.simulator.ledger()).toEqual([]);
  });

  test('is over in time: the same item then makes its invoice', async () => {
    const { world, during } = await blocked();
    await failureOf(openInvoiceIssuer(world.connect()).issue(goodsRequest('1')));
    await world.clock.sleep(30 * 60_000 + 2000);
    expect(await openInvoiceIssuer(world.connect()).issue(goodsRequest('1'))).toMatchObject({ status: 'processing', found: false });
    expect(during()).toBe(1);
  });

  test('is waited out by a node that may wait so long, without one more call in it', async () => {
    const { world, during } = await blocked();
    const issuer = openInvoiceIssuer(world.connect(inMinutes(world, 40)));
    expect(await issuer.issue(goodsRequest('1'))).toMatchObject({ status: 'processing' });
    expect(during()).toBe(1);
  });
});

describe('a sale day', () => {
  test('of 250 orders at once keeps 240 a minute and 4 at once of each method, at their full pace', async () => {
    const world = omieWorld();
    const start = world.clock.now();
    const issuer = openInvoiceIssuer(world.connect(inMinutes(world, 10)));
    const orders = Array.from({ length: 250 }, (_none, index) => paidOrder(String(5000 + index)));
    const invoices = await Promise.all(orders.map(async (order) => await issuer.issue(goodsRequest(order.number, { order }))));
    expect(new Set(invoices.map(({ id }) => id)).size).toBe(250);
    expect(world.violations).toEqual([]);
    const minutes = (world.clock.now() - start) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(1);
    expect(minutes).toBeLessThan(1.1);
  });
});
