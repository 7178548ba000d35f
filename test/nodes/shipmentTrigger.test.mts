/** Parcels on their way, told to a flow: each step once, in order, whatever happened to n8n or the vendor meanwhile. */
import { beforeEach, describe, expect, test } from 'vitest';
import { ShipmentTrigger } from '../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import type { Shipment } from '../../domain/documents/shipment.ts';
import type { FlowEvent } from '../../domain/documents/event.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { triggerHost } from './support/triggerHost.mts';

type World = ReturnType<typeof melhorEnvioWorld>;

const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };
const all = ['shipment.label_ready', 'shipment.posted', 'shipment.failed_attempt', 'shipment.delivered', 'shipment.cancelled'];
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let world: World;

beforeEach(() => {
  world = melhorEnvioWorld();
});

interface Told {
  event: FlowEvent;
  shipment: Shipment;
  raw?: unknown;
}

interface Running {
  events?: string[];
  mode?: 'manual';
  staticData?: Record<string, unknown>;
  options?: Record<string, boolean>;
}

function trigger({ events = all, options = {}, ...host }: Running = {}) {
  const running = triggerHost(new ShipmentTrigger(), {
    connect: () => world.connect({ settings }),
    credentialType: 'ponteMelhorEnvioApi',
    parameters: { vendor: 'melhorEnvio', events, ...options },
    url: '',
    ...host,
  });
  return { ...running, poll: async () => (await running.poll()).map(({ json }) => json as unknown as Told) };
}

async function bought(number = '1001'): Promise<string> {
  const { id } = await world.open().create(shipmentRequest(number));
  return id;
}

const pass = async (ms: number) => await world.clock.sleep(ms);
const types = (told: readonly Told[]) => told.map(({ event }) => event.type);

describe('a parcel', () => {
  test('is told of step by step, with order, customer and link', async () => {
    const flow = trigger();
    expect(await flow.poll()).toEqual([]);
    const id = await bought();
    expect(types(await flow.poll())).toEqual(['shipment.label_ready']);
    await pass(day);
    world.simulator.progress(id, 'posted');
    const [posted] = await flow.poll();
    expect(posted!.event).toMatchObject({
      type: 'shipment.posted',
      source: 'melhorEnvio',
      correlationId: 'shopify:1001',
      occasion: `melhorEnvio:shipment/${id}/posted`,
    });
    expect(posted!.shipment).toMatchObject({
      id,
      status: 'posted',
      orderNumber: '1001',
      customer: { name: 'Ana Souza', email: 'ana@cliente.example', phone: '+5531988887777' },
      events: [{ status: 'label_ready' }, { status: 'posted' }],
    });
    expect(posted!.shipment.trackingUrl).toContain(posted!.shipment.trackingNumber);
    expect(posted!.raw).toBeUndefined();
    await pass(3 * day);
    world.simulator.progress(id, 'delivered');
    expect(types(await flow.poll())).toEqual(['shipment.delivered']);
    expect(await flow.poll()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('that did two steps while n8n was off is told of both, in order, each as it was then', async () => {
    const flow = trigger();
    const id = await bought();
    await flow.poll();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    await pass(2 * day);
    world.simulator.progress(id, 'delivered');
    const told = await flow.poll();
    expect(told.map(({ shipment }) => shipment.status)).toEqual(['posted', 'delivered']);
    expect(told[0]!.shipment.events.map(({ status }) => status)).toEqual(['label_ready', 'posted']);
  });

  test('goes on where n8n was restarted with what it keeps', async () => {
    const id = await bought();
    const before = trigger();
    await before.poll();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    const after = trigger({ staticData: before.staticData });
    expect(types(await after.poll())).toEqual(['shipment.posted']);
    expect(await after.poll()).toEqual([]);
  });

  test('whose delivery failed is told so, and of its delivery afterwards', async () => {
    const id = await bought();
    world.simulator.progress(id, 'posted');
    const flow = trigger();
    await flow.poll();
    await pass(day);
    world.simulator.progress(id, 'undelivered');
    expect(types(await flow.poll())).toEqual(['shipment.failed_attempt']);
    await pass(day);
    world.simulator.progress(id, 'delivered');
    expect(types(await flow.poll())).toEqual(['shipment.delivered']);
  });

  test('whose label nobody posted in time is told as cancelled', async () => {
    const id = await bought();
    const flow = trigger();
    await flow.poll();
    await pass(hour);
    world.simulator.progress(id, 'expired');
    const [told] = await flow.poll();
    expect(told).toMatchObject({ event: { type: 'shipment.cancelled' }, shipment: { status: 'cancelled' } });
  });
});

describe('the trigger', () => {
  test('starts nothing for what there was when it was switched on, nor for events that are wanted only now', async () => {
    const id = await bought();
    world.simulator.progress(id, 'posted');
    const narrow = trigger({ events: ['shipment.delivered'] });
    expect(await narrow.poll()).toEqual([]);
    const wide = trigger({ staticData: narrow.staticData });
    expect(await wide.poll()).toEqual([]);
    await pass(hour);
    world.simulator.progress(id, 'delivered');
    expect(types(await wide.poll())).toEqual(['shipment.delivered']);
  });

  test('tells nothing while the vendor is away, and everything afterwards', async () => {
    const id = await bought();
    const flow = trigger();
    await flow.poll();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    world.alterAnswers(() => 'Estamos em manutenção');
    expect(await flow.poll()).toEqual([]);
    expect(flow.logged.some((line) => line.includes('could not look for events'))).toBe(true);
    world.alterAnswers((body) => body);
    await pass(minute);
    expect(types(await flow.poll())).toEqual(['shipment.posted']);
  });

  test('passes over a row that cannot be read, and tells the others', async () => {
    const [lost, good] = [await bought('1001'), await bought('1002')];
    const flow = trigger();
    await flow.poll();
    await pass(hour);
    for (const id of [lost, good]) world.simulator.progress(id, 'posted');
    world.alterAnswers((body) => {
      const page = body as { data?: { id: unknown }[] };
      return page.data ? { ...page, data: page.data.map((row) => (row.id === lost ? { ...row, id: null } : row)) } : body;
    });
    expect((await flow.poll()).map(({ shipment }) => shipment.id)).toEqual([good]);
  });

  test('leaves out labels that were bought by hand, unless they are wanted', async () => {
    const id = await bought();
    const [flow, wide] = [trigger(), trigger({ options: { 'options.boughtByHand': true } })];
    for (const each of [flow, wide]) await each.poll();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    world.alterAnswers((body) => {
      const page = body as { data?: object[] };
      return page.data ? { ...page, data: page.data.map((row) => ({ ...row, tags: [], reminder: null })) } : body;
    });
    expect(await flow.poll()).toEqual([]);
    const [told] = await wide.poll();
    expect(told).toMatchObject({ event: { correlationId: `melhorEnvio:shipment:${id}` }, shipment: { orderNumber: null } });
  });

  test('tells of a label that was bought with a key of the user’s as of its order', async () => {
    const flow = trigger();
    await flow.poll();
    const { id } = await world.open().create(shipmentRequest('1001', { key: 'shopify:1001:shipment-2' }));
    await pass(hour);
    world.simulator.progress(id, 'posted');
    const told = await flow.poll();
    expect(types(told)).toEqual(['shipment.label_ready', 'shipment.posted']);
    expect(told[1]).toMatchObject({ event: { correlationId: 'shopify:1001' }, shipment: { id, orderNumber: '1001' } });
  });

  test('knows the order by the reminder where a list has no tags', async () => {
    const id = await bought();
    const flow = trigger();
    await flow.poll();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    world.alterAnswers((body) => {
      const page = body as { data?: object[] };
      const reminded = (row: object) => ({ ...row, tags: undefined, reminder: 'shopify:1001:shipment' });
      return page.data ? { ...page, data: page.data.map(reminded) } : body;
    });
    expect(await flow.poll()).toMatchObject([{ event: { correlationId: 'shopify:1001' }, shipment: { orderNumber: '1001' } }]);
  });

  test('leaves out goods that come back: they go to the shop', async () => {
    const id = await bought();
    const flow = trigger();
    await flow.poll();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    world.alterAnswers((body) => {
      const page = body as { data?: object[] };
      return page.data ? { ...page, data: page.data.map((row) => ({ ...row, reverse: true })) } : body;
    });
    expect(await flow.poll()).toEqual([]);
  });

  test('a test run shows the last thing that happened, and changes nothing of what is told', async () => {
    const id = await bought();
    await pass(hour);
    world.simulator.progress(id, 'posted');
    const flow = trigger();
    await flow.poll();
    await pass(hour);
    world.simulator.progress(id, 'delivered');
    expect(types(await trigger({ mode: 'manual', options: { 'options.includeRaw': true } }).poll())).toEqual(['shipment.delivered']);
    expect(types(await flow.poll())).toEqual(['shipment.delivered']);
  });

  test('a test run that cannot look says so', async () => {
    world.alterAnswers(() => 'Estamos em manutenção');
    await expect(trigger({ mode: 'manual' }).poll()).rejects.toThrow(/Melhor Envio/);
  });

  test('costs one call for each hundred labels', async () => {
    await bought();
    const flow = trigger();
    const before = world.calls.length;
    for (let k = 0; k < 10; k++) await flow.poll();
    expect(world.calls.length - before).toBe(10);
  });
});

test('three weeks of 84 parcels, n8n off now and then: every step is told once and in order', async () => {
  const random = createRandom(19);
  const flow = trigger();
  const told: Told[] = [...(await flow.poll())];
  const steps = new Map<string, string[]>();
  const step = (id: string, to: 'posted' | 'undelivered' | 'delivered', name: string) => {
    world.simulator.progress(id, to);
    steps.get(id)!.push(`shipment.${name}`);
  };
  for (let today = 0; today < 21; today++) {
    for (let k = 0; k < 4; k++) {
      const id = await bought(`${1001 + today * 4 + k}`);
      steps.set(id, ['shipment.label_ready']);
    }
    for (let tick = 0; tick < 8; tick++) {
      await pass(3 * hour);
      for (const [id, done] of steps) {
        const last = done.at(-1);
        if (last === 'shipment.label_ready' && random.int(0, 5) === 0) step(id, 'posted', 'posted');
        else if (last === 'shipment.posted' && random.int(0, 20) === 0) step(id, 'delivered', 'delivered');
        else if (last === 'shipment.posted' && random.int(0, 60) === 0) step(id, 'undelivered', 'failed_attempt');
        else if (last === 'shipment.failed_attempt' && random.int(0, 6) === 0) step(id, 'delivered', 'delivered');
      }
      // Away for two days, twice.
      const isAway = [8, 9, 15, 16].includes(today);
      if (!isAway && random.int(0, 3) > 0) told.push(...(await flow.poll()));
    }
  }
  told.push(...(await flow.poll()));
  // Of a failed attempt only the state tells: one that ended while n8n was away is told by what came of it.
  const seen = Map.groupBy(told, ({ shipment }) => shipment.id);
  let failed = 0;
  for (const [id, done] of steps) {
    const of = types(seen.get(id) ?? []);
    const certain = (all: readonly string[]) => all.filter((type) => type !== 'shipment.failed_attempt');
    expect(certain(of)).toEqual(certain(done));
    expect(new Set(of).size).toBe(of.length);
    failed += of.length - certain(of).length;
  }
  expect(failed).toBeGreaterThan(0);
  expect(told.length).toBeGreaterThan(150);
  expect(world.violations).toEqual([]);
});
