/** A shop's orders with a provider's payments. It is midnight in São Paulo, 1 November 2026. */
import { describe, expect, test } from 'vitest';
import { Reconcile } from '../../nodes/Reconcile/Reconcile.node.ts';
import { createAsaas } from '../../sandbox/simulators/asaas/index.mts';
import { createStripe } from '../../sandbox/simulators/stripe/index.mts';
import { createWooCommerce } from '../../sandbox/simulators/wooCommerce/index.mts';
import { simulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { reconcileHost, sharedClock, told, type Party } from './support/reconcileHost.mts';

const start = Date.parse('2026-11-01T00:00:00-03:00');
const hour = 3_600_000;

function shopOn(clock: ReturnType<typeof sharedClock>, method: { id: string; title: string }) {
  const woo = simulatedVendor({
    clock,
    create: (services) => createWooCommerce(services),
    login: ({ secrets: { consumerKey, consumerSecret } }) => ({
      authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
    }),
  });
  clock.join(woo);
  const { shopUrl } = woo.simulator.fixtures;
  const settings = { storeUrl: shopUrl, ...woo.simulator.secrets };
  const party: Party = {
    credential: 'ponteWooCommerceApi',
    owns: ({ host }) => host === new URL(shopUrl).host,
    connect: () => woo.connect({ settings }),
  };
  const items = [
    { sku: 'CAM-ALG-M', quantity: 3 },
    { sku: 'CAF-MOI-250', quantity: 1 },
  ];
  const place = (over: { paid?: boolean; method?: typeof method } = {}) =>
    woo.simulator.placeOrder({ paid: over.paid ?? true, overrides: { items, shipping: 19.9, method: over.method ?? method } });
  return { woo, party, place };
}

describe('Asaas', () => {
  function opened() {
    const clock = sharedClock(start);
    const { woo, party, place } = shopOn(clock, { id: 'asaas-ticket', title: 'Boleto' });
    const asaas = simulatedVendor({
      clock,
      create: (services) => createAsaas(services, { latencyMs: 0 }),
      login: ({ secrets }) => ({ access_token: secrets.apiKeyProduction }),
    });
    clock.join(asaas);
    const settings = { apiKey: asaas.simulator.secrets.apiKeyProduction, environment: 'production', alertEmail: 'loja@example.com' };
    const provider: Party = {
      credential: 'ponteAsaasApi',
      owns: ({ host }) => host.endsWith('asaas.com'),
      connect: () => asaas.connect({ settings }),
    };
    const parameters = { compare: 'ordersPayments', here: 'wooCommerce', there: 'asaas', daysBefore: 2 };
    const charge = ({ orderNumber, total }: { orderNumber: string; total: number }, value = total) =>
      asaas.simulator.createCharge({ value, billingType: 'PIX', externalReference: orderNumber });
    return { clock, woo, asaas, place, charge, host: reconcileHost(new Reconcile(), clock, [party, provider], parameters) };
  }

  test('every kind of difference is told with its reason, and what is right is not', async () => {
    const { clock, woo, asaas, place, charge, host } = opened();
    const expected: string[] = [];
    const scene = (what: string | null, orderNumber: string) => what !== null && expected.push(`${orderNumber} ${what}`);
    await clock.sleep(12 * hour);

    const right = place();
    asaas.simulator.pay(charge(right).id);
    const instalments = place();
    for (const value of [instalments.total - 100, 60, 40]) asaas.simulator.pay(charge(instalments, Math.round(value * 100) / 100).id);
    place({ method: { id: 'bacs', title: 'Transferência' } });

    scene('missing_there missing', place().orderNumber);
    asaas.simulator.pay(charge({ orderNumber: '99001', total: 150 }).id);
    scene('missing_here missing', '99001');
    const untold = place({ paid: false });
    asaas.simulator.pay(charge(untold).id);
    scene('different unpaid', untold.orderNumber);
    const pending = place();
    charge(pending);
    scene('different unpaid', pending.orderNumber);
    const refunded = place();
    const payment = charge(refunded);
    asaas.simulator.pay(payment.id);
    asaas.simulator.refund(payment.id);
    scene('different refund', refunded.orderNumber);
    const twice = place();
    for (const each of [charge(twice), charge(twice)]) asaas.simulator.pay(each.id);
    scene('different duplicate', twice.orderNumber);
    const other = place();
    asaas.simulator.pay(charge(other, other.total + 10).id);
    scene('different amount', other.orderNumber);

    await clock.sleep(start + 27 * hour - clock.now());
    const night = await host.night();
    expect(told([...night.missingHere, ...night.missingThere, ...night.different])).toEqual(expected.toSorted());
    expect(night.summary.reconciliation).toMatchObject({ status: 'complete', here: { ignoredFor: { other_gateway: 1 } } });
    expect(night.missingThere[0]!.order).toBeDefined();
    expect(night.missingHere[0]!.payment).toMatchObject({ vendor: 'asaas', orderNumber: '99001' });
    expect([...woo.violations, ...asaas.violations]).toEqual([]);
    expect((await host.night()).summary.reconciliation).toMatchObject({ news: 0, reportedBefore: expected.length });
  });

  test('the order of three weeks ago, paid yesterday, is looked for before its payment is called one without an order', async () => {
    const { clock, asaas, place, charge, host } = opened();
    const order = place();
    await clock.sleep(21 * 24 * hour);
    asaas.simulator.pay(charge(order).id);
    await clock.sleep(27 * hour);
    expect((await host.night()).summary.reconciliation).toMatchObject({ status: 'complete', news: 0 });
    // It can fail: a payment like it whose order the shop does not have.
    asaas.simulator.pay(charge({ orderNumber: '99002', total: order.total }).id);
    await clock.sleep(24 * hour);
    expect(told((await host.night()).missingHere)).toEqual(['99002 missing_here missing']);
  });

  test('another shop’s order of the same number has a payment of its own, which pays for none here', async () => {
    const { clock, asaas, place, charge, host } = opened();
    const [unpaid, paid] = [place(), place()];
    asaas.simulator.pay(charge(paid).id);
    for (const { orderNumber, total } of [unpaid, paid, { orderNumber: '99003', total: 70 }]) {
      const externalReference = `wooCommerce:outra-loja.example.com/9${orderNumber}#${orderNumber}`;
      asaas.simulator.pay(asaas.simulator.createCharge({ value: total, billingType: 'PIX', externalReference }).id);
    }
    await clock.sleep(27 * hour);
    const night = await host.night();
    expect(told([...night.missingHere, ...night.missingThere, ...night.different])).toEqual([
      `${unpaid.orderNumber} missing_there missing`,
    ]);
    expect(night.summary.reconciliation).toMatchObject({
      here: { matched: 1 },
      there: { matched: 1, ignoredFor: { other_shop: 3 } },
    });
  });

  test('a payment that names the order by its whole name is the order’s', async () => {
    const { clock, asaas, place, host } = opened();
    const order = place();
    await clock.sleep(24 * hour);
    asaas.simulator.pay(
      asaas.simulator.createCharge({ value: order.total, billingType: 'PIX', externalReference: `wooCommerce:${order.orderNumber}` }).id,
    );
    await clock.sleep(3 * hour);
    expect((await host.night()).summary.reconciliation).toMatchObject({ status: 'complete', news: 0, here: { matched: 1 } });
  });
});

describe('Stripe', () => {
  test('an order that was paid twice is told, whichever payment is listed first', async () => {
    const clock = sharedClock(start);
    const { party, place } = shopOn(clock, { id: 'stripe', title: 'Cartão de crédito' });
    const stripe = simulatedVendor({
      clock,
      create: (services) => createStripe(services),
      login: ({ secrets }) => ({ authorization: `Bearer ${secrets.secretKey}` }),
    });
    clock.join(stripe);
    const provider: Party = {
      credential: 'ponteStripeApi',
      owns: ({ host }) => host === 'api.stripe.com',
      connect: () => stripe.connect({ settings: { secretKey: stripe.simulator.secrets.secretKey } }),
    };
    await clock.sleep(12 * hour);
    const [once, twice] = [place(), place()];
    for (const { orderNumber, total } of [once, twice, twice]) {
      const items = [{ sku: 'CAM-ALG-M', quantity: 1, price: total }];
      const { amount } = stripe.simulator.checkOut({
        overrides: { reference: orderNumber, items, shipping: 0, discount: 0, method: 'card' },
      });
      expect(amount).toBe(Math.round(total * 100));
    }
    await clock.sleep(start + 27 * hour - clock.now());
    const parameters = { compare: 'ordersPayments', here: 'wooCommerce', there: 'stripe', daysBefore: 0 };
    const night = await reconcileHost(new Reconcile(), clock, [party, provider], parameters).night();
    expect(told([...night.missingHere, ...night.missingThere, ...night.different])).toEqual([`${twice.orderNumber} different duplicate`]);
    expect(stripe.violations).toEqual([]);
  });

  test('payments of checkouts and of programs are compared by the order that they name', async () => {
    const clock = sharedClock(start);
    const { party, place } = shopOn(clock, { id: 'stripe', title: 'Cartão de crédito' });
    const stripe = simulatedVendor({
      clock,
      create: (services) => createStripe(services),
      login: ({ secrets }) => ({ authorization: `Bearer ${secrets.secretKey}` }),
    });
    clock.join(stripe);
    const provider: Party = {
      credential: 'ponteStripeApi',
      owns: ({ host }) => host === 'api.stripe.com',
      connect: () => stripe.connect({ settings: { secretKey: stripe.simulator.secrets.secretKey } }),
    };
    await clock.sleep(12 * hour);
    const bought = Array.from({ length: 3 }, () => stripe.simulator.checkOut());
    const missing = place();
    await clock.sleep(start + 27 * hour - clock.now());
    const parameters = { compare: 'ordersPayments', here: 'wooCommerce', there: 'stripe', daysBefore: 0 };
    const night = await reconcileHost(new Reconcile(), clock, [party, provider], parameters).night();
    expect(told(night.missingHere)).toEqual(bought.map(({ orderNumber }) => `${orderNumber} missing_here missing`).toSorted());
    expect(told(night.missingThere)).toEqual([`${missing.orderNumber} missing_there missing`]);
    expect(night.summary.reconciliation).toMatchObject({ status: 'complete', there: { read: 3, missing: 3 } });
    expect(stripe.violations).toEqual([]);
  });
});
