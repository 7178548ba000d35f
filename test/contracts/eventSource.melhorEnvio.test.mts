import { describe, expect, test } from 'vitest';
import type { ShipmentDocuments } from '../../domain/ports/shipmentSource.ts';
import { openShipmentSource } from '../../vendors/melhorEnvio/events/shipmentSource.ts';
import { shipmentRequest } from './carrier.contract.mts';
import { manualEventSourceContract, type DeliveryHarness } from './eventSource.contract.mts';
import { labelForgeries, manyForgeries, signedWith } from './support/labelForgeries.mts';
import { melhorEnvioWorld } from './support/melhorEnvioWorld.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const topics = ['shipment.posted', 'shipment.delivered'] as const;
const request = { url, topics: [...topics] };

function melhorEnvioSource() {
  const world = melhorEnvioWorld();
  const { clientSecret } = world.simulator.secrets;
  const settings = {
    environment: 'production',
    contactEmail: 'ti@lojaponte.example',
    applicationName: 'Ponte',
    webhookSecret: clientSecret,
  };
  const openSource = (over: object = {}) => openShipmentSource(world.connect({ settings: { ...settings, ...over } }));
  /** A person registers the address in the panel. */
  const ready = world.simulator.subscribe(url);
  const post = async (number: string) => {
    await ready;
    const { id } = await world.open().create(shipmentRequest(number));
    world.simulator.progress(id, 'posted');
    return id;
  };
  const last = () => world.deliveries(url, 'order.posted').at(-1)!;
  return { ...world, clientSecret, openSource, post, last };
}

manualEventSourceContract('Melhor Envio', (): DeliveryHarness<ShipmentDocuments> => {
  const world = melhorEnvioSource();
  let orders = 1000;
  return {
    open: () => world.openSource(),
    url,
    topics,
    anotherTopic: 'shipment.cancelled',
    async happen() {
      const number = String(++orders);
      await world.post(number);
      return { delivery: world.last(), number };
    },
    forgeries: (delivery) => labelForgeries(delivery, world.clientSecret, 'base64'),
    numberOf: ({ shipment }) => shipment.orderNumber ?? null,
    violations: () => [...world.violations],
    calls: () => world.calls.length,
  };
});

describe('a delivery of Melhor Envio', () => {
  test('10,000 forged ones are refused, and the genuine one among them is not', async () => {
    const world = melhorEnvioSource();
    await world.post('1001');
    const source = world.openSource();
    expect(manyForgeries(world.last(), 'base64').filter((forged) => source.verify(forged, request).valid)).toEqual([]);
    expect(source.verify(world.last(), request)).toEqual({ valid: true });
    // Clients that compare hexadecimal text are about, so it may be what is sent one day.
    expect(source.verify(signedWith(world.last(), world.clientSecret, 'hex'), request)).toEqual({ valid: true });
  });

  test.each([
    ['no secret in the credential', ''],
    ['the secret of another app', 'another'],
  ])('is refused with %s', async (_, webhookSecret) => {
    const world = melhorEnvioSource();
    await world.post('1001');
    expect(world.openSource({ webhookSecret }).verify(world.last(), request).valid).toBe(false);
    expect(world.openSource({ webhookSecret }).verify(signedWith(world.last(), '', 'base64'), request).valid).toBe(false);
  });

  test('the unsigned question of its panel is answered, an unsigned event is none', async () => {
    const world = melhorEnvioSource();
    await world.post('1001');
    const [probe] = world.deliveries(url, 'probe');
    const source = world.openSource();
    expect(source.isProbe!(probe!)).toBe(true);
    expect(source.verify(probe!, request).valid).toBe(false);
    expect(source.isProbe!({ ...world.last(), headers: {} })).toBe(false);
  });

  test('tells every step of its label, each under the name that a look gives it', async () => {
    const world = melhorEnvioSource();
    const id = await world.post('1001');
    await world.clock.sleep(3_600_000);
    world.simulator.progress(id, 'delivered');
    const source = world.openSource();
    const events = await source.read(world.deliveries(url, 'order.delivered').at(-1)!, request);
    expect(events.map(({ event, subject }) => [event.type, subject])).toEqual([
      ['shipment.posted', `${id}:posted`],
      ['shipment.delivered', `${id}:delivered`],
    ]);
    const now = world.clock.now();
    const window = { since: new Date(now - 86_400_000).toISOString(), until: new Date(now).toISOString() };
    const listed = await source.listed!(window, request);
    expect(listed.map(({ subject }) => subject)).toEqual(events.map(({ subject }) => subject));
    expect((await listed[1]!.read())!.document).toEqual(events[1]!.document);
  });
});
