/** Carriers that deliver what a look would find: whoever brings a step, it starts the flow once, and a delivery only makes it sooner. */
import { describe, expect, test } from 'vitest';
import type { FlowEvent } from '../../domain/documents/event.ts';
import type { Shipment } from '../../domain/documents/shipment.ts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { ShipmentTrigger } from '../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { superFreteSettings, superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { triggerHost } from './support/triggerHost.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const minute = 60_000;
const hour = 60 * minute;

interface Told {
  event: FlowEvent;
  shipment: Shipment;
}

/** A carrier in the hands of these tests. */
function carrierOf(vendor: 'melhorEnvio' | 'superFrete') {
  const made = vendor === 'melhorEnvio' ? melhorEnvioWorld() : superFreteWorld();
  const world = made as ReturnType<typeof melhorEnvioWorld>;
  const { secrets } = made.simulator as never as { secrets: { clientSecret: string; token: string } };
  const settings =
    vendor === 'melhorEnvio'
      ? { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte', webhookSecret: secrets.clientSecret }
      : { ...superFreteSettings, accessToken: secrets.token };
  const registered = vendor === 'melhorEnvio' ? world.simulator.subscribe(url) : undefined;
  const host = (over: { staticData?: Record<string, unknown>; mode?: 'manual' } = {}) => {
    const running = triggerHost(new ShipmentTrigger(), {
      connect: () => world.connect({ settings }),
      credentialType: vendor === 'melhorEnvio' ? 'ponteMelhorEnvioApi' : 'ponteSuperFreteApi',
      parameters: { vendor, byWebhook: true, events: ['shipment.posted', 'shipment.delivered'] },
      url,
      ...over,
    });
    const told = (items: { json: object }[]) => items.map(({ json }) => json as unknown as Told);
    return {
      ...running,
      poll: async () => told(await running.poll()),
      /** A delivery as the carrier sends it, and what came of it. */
      deliver: async (delivery: Delivery) => {
        const { status, items } = await running.arrive(delivery);
        expect(items).toEqual([]);
        return { status, told: told(await running.started()) };
      },
    };
  };
  return {
    world,
    host,
    buy: async (number: string) => {
      await registered;
      const { id } = await world.open().create(shipmentRequest(number));
      return id;
    },
    progress: (id: string, to: 'posted' | 'delivered') => world.simulator.progress(id, to),
    deliveries: (to: 'posted' | 'delivered') => world.deliveries(url, `order.${to}`),
  };
}

const names = (told: readonly Told[]) => told.map(({ event, shipment }) => `${shipment.orderNumber} ${event.type}`);

describe.each(['melhorEnvio', 'superFrete'] as const)('%s by webhook', (vendor) => {
  async function watched() {
    const carrier = carrierOf(vendor);
    const flow = carrier.host();
    await flow.activate();
    expect(await flow.poll()).toEqual([]);
    const id = await carrier.buy('1001');
    await carrier.world.clock.sleep(minute);
    return { ...carrier, flow, id };
  }

  test('a step is told at once, and neither its delivery once more nor a look tells it again', async () => {
    const { flow, id, progress, deliveries, world } = await watched();
    progress(id, 'posted');
    const [delivery] = deliveries('posted');
    const first = await flow.deliver(delivery!);
    expect(names(first.told)).toEqual(['1001 shipment.posted']);
    expect(first.told[0]).toMatchObject({ shipment: { customer: { phone: '+5531988887777' } } });
    expect(await flow.deliver(delivery!)).toEqual({ status: 200, told: [] });
    expect(await flow.poll()).toEqual([]);
    await world.clock.sleep(hour);
    progress(id, 'delivered');
    expect(names(await flow.poll())).toEqual(['1001 shipment.delivered']);
    expect(await flow.deliver(deliveries('delivered').at(-1)!)).toEqual({ status: 200, told: [] });
    expect(await flow.poll()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('a delivery and a look at the same moment start one execution', async () => {
    const { flow, id, progress, deliveries } = await watched();
    progress(id, 'posted');
    const [delivery] = deliveries('posted');
    const [looked, delivered] = await Promise.all([flow.poll(), flow.deliver(delivery!)]);
    const later = [...(await flow.poll()), ...(await flow.poll())];
    expect(names([...looked, ...delivered.told, ...later])).toEqual(['1001 shipment.posted']);
  });

  test('a list that is older than the delivery does not make it news again when it has caught up', async () => {
    const { flow, id, progress, deliveries, world } = await watched();
    progress(id, 'posted');
    expect(names((await flow.deliver(deliveries('posted')[0]!)).told)).toEqual(['1001 shipment.posted']);
    world.alterAnswers((body) => (isList(body) ? { ...body, data: [], current_page: 1, last_page: 1, total: 0 } : body));
    expect(await flow.poll()).toEqual([]);
    world.alterAnswers((body) => body);
    expect(await flow.poll()).toEqual([]);
  });

  test('in a process that does not look it starts nothing, and the next look tells it', async () => {
    const { flow, host, id, progress, deliveries } = await watched();
    progress(id, 'posted');
    const other = host({ staticData: flow.staticData });
    expect(await other.deliver(deliveries('posted')[0]!)).toEqual({ status: 200, told: [] });
    expect(names(await flow.poll())).toEqual(['1001 shipment.posted']);
  });

  test('one that is forged is refused and starts nothing; the question whether anybody is there is answered', async () => {
    const { flow, id, progress, deliveries } = await watched();
    progress(id, 'posted');
    const [delivery] = deliveries('posted');
    const forged = { ...delivery!, headers: { ...delivery!.headers, 'x-me-signature': 'bm9uc2Vuc2U=' } };
    expect(await flow.deliver(forged)).toEqual({ status: 401, told: [] });
    expect(await flow.deliver({ ...delivery!, headers: {} })).toEqual({ status: 401, told: [] });
    expect(await flow.deliver({ ...delivery!, headers: {}, rawBody: Buffer.from('{}') })).toEqual({ status: 200, told: [] });
    expect((await flow.get('')).status).toBe(200);
    expect(names(await flow.poll())).toEqual(['1001 shipment.posted']);
  });

  test('one that cannot be read now is handed back, and told when it comes again', async () => {
    const { flow, id, progress, deliveries, world } = await watched();
    progress(id, 'posted');
    world.inject(() => 'serverError');
    expect(await flow.deliver(deliveries('posted')[0]!)).toEqual({ status: 503, told: [] });
    world.inject(() => undefined);
    expect(names((await flow.deliver(deliveries('posted')[0]!)).told)).toEqual(['1001 shipment.posted']);
  });

  test('before the first look nothing is started: what there was is no news', async () => {
    const carrier = carrierOf(vendor);
    const flow = carrier.host();
    await flow.activate();
    const id = await carrier.buy('1001');
    carrier.progress(id, 'posted');
    expect(await flow.deliver(carrier.deliveries('posted')[0]!)).toEqual({ status: 200, told: [] });
  });

  test('after a restart of n8n what a delivery has started is not told again', async () => {
    const { flow, host, id, progress, deliveries } = await watched();
    progress(id, 'posted');
    expect(names((await flow.deliver(deliveries('posted')[0]!)).told)).toEqual(['1001 shipment.posted']);
    const restarted = host({ staticData: flow.staticData });
    expect(await restarted.poll()).toEqual([]);
    expect(await restarted.deliver(deliveries('posted')[0]!)).toEqual({ status: 200, told: [] });
    expect(await restarted.poll()).toEqual([]);
  });

  test('a test run shows the delivery that came, and what is live is told it, too', async () => {
    const { flow, host, id, progress, deliveries } = await watched();
    progress(id, 'posted');
    const testRun = host({ mode: 'manual' });
    const result = await testRun.arrive(deliveries('posted')[0]!);
    expect(result.items).toHaveLength(1);
    expect(names(await testRun.poll())).toEqual(['1001 shipment.posted']);
    expect(names(await flow.poll())).toEqual(['1001 shipment.posted']);
  });

  test('parcels whose deliveries are lost, doubled, late and in any order, with looks in between: each step once, posted first', async () => {
    const carrier = carrierOf(vendor);
    const flow = carrier.host();
    await flow.activate();
    await flow.poll();
    const random = createRandom(11).fork(vendor);
    const parcels: string[] = [];
    for (let number = 1001; number <= 1012; number++) parcels.push(await carrier.buy(String(number)));
    const told: Told[] = [];
    const waiting: Delivery[] = [];
    const seen = { posted: 0, delivered: 0 };
    const wasPosted = new Set<string>();
    const wasTold = (id: string) => told.some(({ shipment }) => shipment.id === id);
    for (let step = 0; step < 80; step++) {
      await carrier.world.clock.sleep(random.int(1, 20) * minute);
      const id = parcels[random.int(0, parcels.length - 1)];
      // SuperFrete tells the state alone: a parcel goes on when its first step was told.
      if (id !== undefined && !wasPosted.has(id)) {
        wasPosted.add(id);
        carrier.progress(id, 'posted');
      } else if (id !== undefined && wasTold(id)) {
        parcels.splice(parcels.indexOf(id), 1);
        carrier.progress(id, 'delivered');
      }
      for (const to of ['posted', 'delivered'] as const) {
        const fresh = carrier.deliveries(to).slice(seen[to]);
        seen[to] += fresh.length;
        for (const delivery of fresh)
          for (let times = random.int(0, 2); times > 0; times--) waiting.splice(random.int(0, waiting.length), 0, delivery);
      }
      if (random.int(0, 2) > 0) for (const delivery of waiting.splice(0, 1)) told.push(...(await flow.deliver(delivery)).told);
      if (random.int(0, 7) === 0) told.push(...(await flow.poll()));
    }
    told.push(...(await flow.poll()), ...(await flow.poll()));
    expect(seen.posted).toBe(12);
    expect(seen.delivered).toBeGreaterThan(5);
    expect(new Set(names(told)).size).toBe(told.length);
    for (const to of ['posted', 'delivered'] as const)
      expect(told.filter(({ event }) => event.type === `shipment.${to}`)).toHaveLength(seen[to]);
    for (const { shipment } of told) {
      const own = told.filter((each) => each.shipment.id === shipment.id).map(({ event }) => event.type);
      expect(own).toEqual(['shipment.posted', 'shipment.delivered'].slice(0, own.length));
    }
    expect(carrier.world.violations).toEqual([]);
  });
});

function isList(body: unknown): body is { data: unknown[] } {
  return typeof body === 'object' && body !== null && Array.isArray((body as { data?: unknown }).data);
}

describe('SuperFrete', () => {
  test('has the webhook while the workflow is published, made again where it was lost, and none afterwards', async () => {
    const carrier = carrierOf('superFrete');
    const { simulator } = carrier.world as never as ReturnType<typeof superFreteWorld>;
    const flow = carrier.host();
    await flow.activate();
    expect(simulator.webhooks()).toMatchObject([{ url, events: ['order.posted', 'order.delivered'], active: true }]);
    simulator.dropWebhooks();
    await flow.poll();
    expect(simulator.webhooks()).toMatchObject([{ url }]);
    await flow.deactivate();
    expect(simulator.webhooks()).toEqual([]);
  });
});
