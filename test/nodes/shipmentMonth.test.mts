/**
 * A thousand shipments at three vendors for a month, n8n away for a day and the vendor for another: every change is told once and in order, no
 * limit is broken, and what a look costs is said. Frenet keeps no list of shipments, so no trigger can follow them there.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { correiosWorld } from '../contracts/support/correiosWorld.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { superFreteSettings, superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { playShipmentMonth, type MonthVendor, type PlayedMonth, type Step } from './support/shipmentMonth.mts';

const melhorEnvio = (): MonthVendor => {
  const world = melhorEnvioWorld({ balance: 1_000_000 });
  const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };
  const step = (to: Parameters<typeof world.simulator.progress>[1], tells?: string): Step => ({
    act: ({ id }) => world.simulator.progress(id, to),
    tells: tells && `shipment.${tells}`,
  });
  const [posted, failed, delivered] = [step('posted', 'posted'), step('undelivered', 'failed_attempt'), step('delivered', 'delivered')];
  return {
    id: 'melhorEnvio',
    credentialType: 'ponteMelhorEnvioApi',
    events: ['label_ready', 'posted', 'failed_attempt', 'delivered', 'cancelled'].map((name) => `shipment.${name}`),
    connect: () => world.connect({ settings }),
    create: async (request) => await world.open().create(request),
    world,
    stories: [
      [posted, delivered],
      [posted, delivered],
      [posted, failed, delivered],
      [step('received'), posted, step('paused'), delivered],
      [step('expired', 'cancelled')],
    ],
  };
};

const superFrete = (): MonthVendor => {
  const world = superFreteWorld({ balance: 1_000_000 });
  const step = (to: Parameters<typeof world.simulator.progress>[1], tells: string): Step => ({
    act: ({ id }) => world.simulator.progress(id, to),
    tells: `shipment.${tells}`,
  });
  const [posted, delivered] = [step('posted', 'posted'), step('delivered', 'delivered')];
  return {
    id: 'superFrete',
    credentialType: 'ponteSuperFreteApi',
    events: ['label_ready', 'posted', 'delivered', 'cancelled'].map((name) => `shipment.${name}`),
    connect: () => world.connect({ settings: superFreteSettings }),
    create: async (request) => await world.open().create(request),
    world,
    stories: [[posted, delivered], [posted, delivered], [posted, delivered], [step('canceled', 'cancelled')]],
  };
};

const correios = (): MonthVendor => {
  const world = correiosWorld();
  const post: Step = { act: ({ id }) => world.simulator.post(id), tells: 'shipment.posted' };
  const scan = (code: string, type: string, tells?: string): Step => ({
    act: (label) => world.simulator.event(label.code!, { code, type }),
    tells: tells && `shipment.${tells}`,
  });
  const [moved, out] = [scan('RO', '01', 'in_transit'), scan('OEC', '01', 'out_for_delivery')];
  const failed = scan('BDE', '20', 'failed_attempt');
  return {
    id: 'correios',
    credentialType: 'ponteCorreiosApi',
    events: [
      'label_ready',
      'posted',
      'in_transit',
      'out_for_delivery',
      'failed_attempt',
      'awaiting_pickup',
      'delivered',
      'returned',
      'lost',
      'cancelled',
    ].map((name) => `shipment.${name}`),
    connect: () => world.connect({ settings: world.settings }),
    create: async (request) => await world.open().create(request),
    world,
    stories: [
      [post, moved, scan('DO', '01'), out, scan('BDE', '01', 'delivered')],
      [post, moved, out, failed, scan('OEC', '01'), scan('BDI', '01', 'delivered')],
      [post, moved, out, failed, scan('LDI', '01', 'awaiting_pickup'), scan('BDR', '01', 'delivered')],
      [post, moved, out, scan('BDE', '10', 'failed_attempt'), scan('BDE', '14', 'returned')],
      [post, moved, scan('BDE', '09', 'lost')],
    ],
  };
};

describe.each([
  ['Melhor Envio', melhorEnvio, 334],
  ['SuperFrete', superFrete, 333],
  ['Correios', correios, 333],
] as const)('%s', (name, open, count) => {
  let vendor: MonthVendor;
  let played: PlayedMonth;
  beforeAll(async () => {
    vendor = open();
    played = await playShipmentMonth(vendor, count, 20_261_130);
  }, 600_000);

  test('every change is told once and in order', () => {
    const { told, expected } = played;
    expect([...told.keys()].toSorted()).toEqual([...expected.keys()]);
    for (const [number, types] of expected) expect([number, ...(told.get(number) ?? [])]).toEqual([number, ...types]);
    expect(played.late).toEqual([]);
  });

  test('many of them were under way at one time', () => {
    expect(played.mostUnderWay).toBeGreaterThan(count / 5);
  });

  test('no limit is broken, and a look costs few calls', () => {
    expect(vendor.world.violations).toEqual([]);
    const looks = played.callsOfLooks.toSorted((one, other) => one - other);
    const middle = looks[Math.floor(looks.length / 2)]!;
    console.log(`${name}: ${count} shipments, ${looks.length} looks: ${middle} calls a look in the middle, ${looks.at(-1)} at the most`);
    expect(looks.at(-1)).toBeLessThan(150);
  });
});
