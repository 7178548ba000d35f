/** Abandoned Checkout Trigger over both shops. It is Tuesday, 24 November 2026; times are São Paulo's. */
import { describe, expect, test } from 'vitest';
import { AbandonedCheckoutTrigger } from '../../nodes/AbandonedCheckoutTrigger/AbandonedCheckoutTrigger.node.ts';
import type { Checkout } from '../../domain/documents/checkout.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { createNuvemshop } from '../../sandbox/simulators/nuvemshop/index.mts';
import { createShopify } from '../../sandbox/simulators/shopify/index.mts';
import { simulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { leadHost, type Started } from './support/leadHost.mts';

const minute = 60_000;
const hour = 60 * minute;

const checkoutOf = (item: Started) => item.checkout as object as Checkout;

/** What both shops can be made to do. */
interface Shop {
  world: { clock: { now(): number; sleep(ms: number): Promise<void> }; violations: readonly unknown[]; connect(): Connection };
  parameters: Record<string, unknown>;
  credentialType: string;
  abandon(agrees?: boolean): { id: string; url: string; phone: string | null; total: number };
  touch(id: string): void;
  buy(id: string, otherwise: boolean): void;
  breakDown(isDown: boolean): void;
}

function shopify(): Shop {
  const world = simulatedVendor({
    create: (services) => createShopify(services),
    login: ({ secrets }) => ({ 'x-shopify-access-token': secrets.staticToken }),
  });
  const { simulator } = world;
  return {
    world: { ...world, connect: () => world.connect({ settings: { shop: simulator.secrets.shop } }) },
    parameters: { vendor: 'shopify' },
    credentialType: 'ponteShopifyApi',
    abandon: (agrees = true) => simulator.abandonCheckout({ phone: '+5511912345678', whatsApp: agrees ? 'SUBSCRIBED' : 'UNSUBSCRIBED' }),
    touch: (id) => simulator.touchCheckout(id),
    buy: (id, otherwise) => void simulator.buyCheckout(id, { otherwise }),
    breakDown: (isDown) => world.inject(() => (isDown ? 'reset' : undefined)),
  };
}

function nuvemshop(): Shop {
  const world = simulatedVendor({
    create: (services) => createNuvemshop(services),
    login: ({ secrets }) => ({ authentication: `bearer ${secrets.accessToken}` }),
  });
  const { simulator } = world;
  const { storeId, accessToken, clientSecret } = simulator.secrets;
  const settings = { storeId, accessToken, clientSecret, contactEmail: 'loja@example.com' };
  return {
    world: { ...world, connect: () => world.connect({ settings }) },
    parameters: { vendor: 'nuvemshop', consentChannels: ['email', 'whatsapp'] },
    credentialType: 'ponteNuvemshopApi',
    abandon: (agrees = true) => {
      const { id, ...checkout } = simulator.abandonCheckout({ acceptsMarketing: agrees });
      return { id: String(id), ...checkout };
    },
    touch: (id) => simulator.touchCheckout(Number(id)),
    buy: (id, otherwise) => void simulator.buyCheckout(Number(id), { otherwise }),
    breakDown: (isDown) => world.inject(() => (isDown ? 'reset' : undefined)),
  };
}

describe.each([
  ['Shopify', shopify],
  ['Nuvemshop', nuvemshop],
] as const)('%s', (_, open) => {
  function opened(parameters: Record<string, unknown> = {}) {
    const shop = open();
    const host = leadHost(
      new AbandonedCheckoutTrigger(),
      shop.world,
      { amount: 1, unit: 'hours', hoursFrom: '08:00', hoursTo: '21:00', ...shop.parameters, ...parameters },
      () => undefined,
      'hubSpot',
      shop.credentialType,
    );
    const later = async (ms: number) => {
      for (const end = shop.world.clock.now() + ms; shop.world.clock.now() < end; ) {
        await shop.world.clock.sleep(5 * minute);
        await host.round();
      }
    };
    return { shop, host, later, told: () => host.started.map((item) => `${item.event.type} ${checkoutOf(item).sourceId}`) };
  }

  test('is told once, an hour after the customer was last seen, with link, cart and consent', async () => {
    const { shop, host, later, told } = opened();
    await host.activate();
    const { id, url, total, phone } = shop.abandon();
    await later(30 * minute);
    shop.touch(id);
    await later(50 * minute);
    expect(told()).toEqual([]);
    await later(20 * minute);
    expect(told()).toEqual([`checkout.abandoned ${id}`]);
    const item = host.started[0]!;
    const checkout = checkoutOf(item);
    expect(checkout).toMatchObject({ recoveryUrl: url, total, currency: 'BRL' });
    expect(checkout.customer.phone?.slice(-8)).toBe(phone?.slice(-8));
    expect(checkout.items.length).toBeGreaterThan(0);
    expect(checkout.consent).toMatchObject({ given: true });
    expect(checkout.consent.channels).toContain('whatsapp');
    expect(item.event.occasion).toBe(`${checkout.source}:${checkout.account}/checkout/${id}/abandoned`);
    expect(item.reminder).toMatchObject({ reason: null, mayWhatsApp: true });
    shop.touch(id);
    await later(3 * hour);
    expect(told()).toHaveLength(1);
    expect(shop.world.violations).toEqual([]);
  });

  test.each([
    ['by it', false],
    ['by another way', true],
  ])('who has bought %s meanwhile is left alone', async (_way, otherwise) => {
    const { shop, host, later, told } = opened();
    await host.activate();
    const { id } = shop.abandon();
    await later(55 * minute);
    shop.buy(id, otherwise);
    await later(2 * hour);
    expect(told()).toEqual([]);
  });

  test('a consent that was refused stands on the item as that', async () => {
    const { shop, host, later } = opened();
    await host.activate();
    shop.abandon(false);
    await later(70 * minute);
    expect(checkoutOf(host.started[0]!).consent).toMatchObject({ given: false, channels: [] });
    expect(host.started[0]!.reminder).toMatchObject({ mayWhatsApp: false, mayEmail: false });
  });

  test('outages: told once when the shop is back; n8n that comes back after four days says that it is too late', async () => {
    const { shop, host, later, told } = opened({ 'options.tellSkipped': true });
    await host.activate();
    const first = shop.abandon();
    shop.breakDown(true);
    await later(2 * hour);
    expect(told()).toEqual([]);
    shop.breakDown(false);
    await later(10 * minute);
    expect(told()).toEqual([`checkout.abandoned ${first.id}`]);
    const second = shop.abandon();
    host.stop();
    await shop.world.clock.sleep(4 * 24 * hour);
    await host.start();
    await later(hour);
    expect(told()).toEqual([`checkout.abandoned ${first.id}`, `checkout.skipped ${second.id}`]);
    expect(host.doubled).toEqual([]);
  });

  test('at night nobody is written to', async () => {
    const { shop, host, later, told } = opened();
    await host.activate();
    // 20:30 in São Paulo.
    await shop.world.clock.sleep(Date.parse('2026-11-24T23:30:00Z') - shop.world.clock.now());
    const { id } = shop.abandon();
    await later(11 * hour);
    expect(told()).toEqual([]);
    await later(2 * hour);
    expect(told()).toEqual([`checkout.abandoned ${id}`]);
  });

  test('a test run shows what is coming', async () => {
    const { shop, host } = opened();
    const { id } = shop.abandon();
    const items = await host.testRun();
    expect(items.map((item) => checkoutOf(item).sourceId)).toEqual([id]);
  });
});

test('Nuvemshop keeps one answer for all channels: it counts for e-mail unless the shop says otherwise', async () => {
  const shop = nuvemshop();
  const host = leadHost(
    new AbandonedCheckoutTrigger(),
    shop.world,
    { ...shop.parameters, consentChannels: ['email'] },
    () => undefined,
    'hubSpot',
    shop.credentialType,
  );
  shop.abandon();
  const [item] = await host.testRun();
  expect(item!.reminder).toMatchObject({ mayWhatsApp: false, mayEmail: true });
});
