import { describe, expect, test } from 'vitest';
import type { ShipmentDocuments } from '../../domain/ports/shipmentSource.ts';
import { openShipmentSource } from '../../vendors/superFrete/events/shipmentSource.ts';
import { shipmentRequest } from './carrier.contract.mts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { labelForgeries, manyForgeries, signedWith, withSignature } from './support/labelForgeries.mts';
import { superFreteSettings, superFreteWorld } from './support/superFreteWorld.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const topics = ['shipment.posted', 'shipment.delivered'] as const;
const request = { url, topics: [...topics] };

const eventNames: Readonly<Record<string, string>> = {
  'shipment.posted': 'order.posted',
  'shipment.delivered': 'order.delivered',
  'shipment.label_ready': 'order.generated',
};

function superFreteSource(options: Parameters<typeof superFreteWorld>[0] = {}) {
  const world = superFreteWorld(options);
  const open = (account?: string) =>
    openShipmentSource(
      world.connect({ settings: { ...superFreteSettings, accessToken: world.simulator.secrets.token }, ...(account ? { account } : {}) }),
    );
  const post = async (number: string) => {
    const { id } = await world.open().create(shipmentRequest(number));
    world.simulator.progress(id, 'posted');
    return id;
  };
  const last = () => world.deliveries(url, 'order.posted').at(-1)!;
  return { ...world, openSource: open, post, last };
}

eventSourceContract('SuperFrete', harness);

function harness(): EventSourceHarness<ShipmentDocuments> {
  const world = superFreteSource();
  let orders = 1000;
  return {
    open: () => world.openSource(),
    url,
    otherUrl: 'https://n8n.loja.example/webhook/2e/webhook',
    refusedUrl: 'not an address',
    topics,
    anotherTopic: 'shipment.label_ready',
    subscriptionOf: (topic) => eventNames[topic]!,
    subscribed: (address) =>
      world.simulator
        .webhooks()
        .filter((webhook) => webhook.url === address && webhook.active)
        .flatMap(({ events }) => events),
    loseSubscriptions: () => world.simulator.dropWebhooks(),
    damageSubscriptions: async () => world.simulator.changeWebhooks({ active: false, events: ['order.created'] }),
    async happen() {
      const number = String(++orders);
      await world.post(number);
      return { delivery: world.last(), number };
    },
    forgeries: (delivery) => labelForgeries(delivery, world.simulator.webhooks()[0]!.secret, 'hex'),
    numberOf: ({ shipment }) => shipment.orderNumber ?? null,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
}

describe('a delivery of SuperFrete', () => {
  test('10,000 forged ones are refused, and the genuine one among them is not', async () => {
    const world = superFreteSource();
    const source = world.openSource();
    await source.registerWebhooks(request);
    await world.post('1001');
    const delivery = world.last();
    expect(manyForgeries(delivery, 'hex').filter((forged) => source.verify(forged, request).valid)).toEqual([]);
    expect(source.verify(delivery, request)).toEqual({ valid: true });
  });

  test.each(['hex', 'base64', 'prefixed'] as const)('is accepted as its clients have seen it signed: %s', async (signature) => {
    const world = superFreteSource({ signature });
    const source = world.openSource();
    await source.registerWebhooks(request);
    await world.post('1001');
    expect(source.verify(world.last(), request)).toEqual({ valid: true });
  });

  test('is verified by another process, which finds the secret at SuperFrete, sealed: nobody else can read it there', async () => {
    const world = superFreteSource();
    await world.openSource().registerWebhooks(request);
    await world.post('1001');
    const other = world.openSource('another process');
    expect(other.verify(world.last(), request).valid).toBe(false);
    await other.prepare!(url);
    expect(other.verify(world.last(), request)).toEqual({ valid: true });
    const [webhook] = world.simulator.webhooks();
    expect(webhook!.name).not.toContain(webhook!.secret);
  });

  test('is refused where the login is another one, and the webhook is made anew then', async () => {
    const world = superFreteSource();
    await world.openSource().registerWebhooks(request);
    const settings = { ...superFreteSettings, accessToken: 'of another login' };
    const other = openShipmentSource(world.connect({ account: 'other', settings }));
    await other.prepare!(url);
    await world.post('1001');
    expect(other.verify(world.last(), request).valid).toBe(false);
    expect((await other.registerWebhooks(request)).repaired).toEqual(['order.posted', 'order.delivered']);
    await world.post('1002');
    expect(other.verify(world.last(), request)).toEqual({ valid: true });
    expect(world.simulator.webhooks()).toHaveLength(1);
  });

  test('a stranger’s nonsense asks SuperFrete for the secret once a minute, not each time', async () => {
    const world = superFreteSource();
    const source = world.openSource();
    await source.registerWebhooks(request);
    await world.post('1001');
    const forged = withSignature(world.last(), 'nonsense');
    const before = world.calls.length;
    for (let times = 0; times < 50; times++) {
      await source.prepare!(url);
      source.verify(forged, request);
    }
    expect(world.calls.length - before).toBeLessThanOrEqual(1);
  });

  test('a question without signature and label is answered; an unsigned event is no question', async () => {
    const source = superFreteSource().openSource();
    const probe = { headers: {}, rawBody: Buffer.from('{}'), receivedAt: '2026-11-24T15:00:00Z' };
    expect(source.isProbe!(probe)).toBe(true);
    expect(source.isProbe!({ ...probe, rawBody: Buffer.alloc(0) })).toBe(true);
    expect(source.isProbe!({ ...probe, rawBody: Buffer.from('{"event":"order.posted","data":{"id":"1"}}') })).toBe(false);
    expect(source.verify(probe, request).valid).toBe(false);
  });

  test('of an earlier step tells the step that the label is in now, under the name that a look gives it', async () => {
    const world = superFreteSource();
    const source = world.openSource();
    await source.registerWebhooks(request);
    const id = await world.post('1001');
    const late = world.last();
    world.simulator.progress(id, 'delivered');
    const [event, ...more] = await source.read(late, request);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ event: { type: 'shipment.delivered' }, subject: `${id}:delivered` });
    const now = world.clock.now();
    const window = { since: new Date(now - 86_400_000).toISOString(), until: new Date(now).toISOString() };
    const [listed] = await source.listed!(window, request);
    expect(listed!.subject).toBe(event!.subject);
    const looked = await listed!.read();
    expect({ ...event!.event, receivedAt: '' }).toEqual({ ...looked!.event, receivedAt: '' });
    expect(event!.document).toEqual(looked!.document);
  });

  test('that was signed with what it says itself is not believed', async () => {
    const world = superFreteSource();
    const source = world.openSource();
    await source.registerWebhooks(request);
    await world.post('1001');
    const sealed = world.simulator.webhooks()[0]!.name.split(' ')[1]!;
    expect(source.verify(signedWith(world.last(), sealed, 'hex'), request).valid).toBe(false);
  });
});
