import { describe, expect, test } from 'vitest';
import type { Carrier, ShipmentRequest } from '../../domain/ports/carrier.ts';
import { hasClass, type IntegrationError } from '../../runtime/errors/integrationError.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { onFirstOfEach, onWrite, withUnknownFields, type Fault, type SimulatedVendor } from './support/simulatedVendor.mts';
import { paidOrder } from './support/order.mts';

/** A carrier's account with credit and nothing bought. */
export interface CarrierWorld extends Pick<SimulatedVendor<Simulator>, 'calls' | 'violations' | 'inject' | 'alterAnswers'> {
  /** The port on a new connection, as each execution opens one. */
  open(): Carrier & Required<Pick<Carrier, 'create'>>;
  /** Labels that were paid for. */
  bought(): number;
  /** Money that is left; absent where labels are billed later, and where one is fetched as a file, for it has no address. */
  credit?(): number;
  /** A request that the vendor itself refuses, and the field that it names. */
  refused: { request: ShipmentRequest; field: string };
}

export function shipmentRequest(number = '1001', change: Partial<ShipmentRequest> = {}): ShipmentRequest {
  const order = paidOrder(number);
  return {
    order,
    parcel: { heightCm: 10, widthCm: 15, lengthCm: 20, weightGrams: 640 },
    serviceIds: [],
    key: `${order.id}:shipment`,
    invoice: null,
    choose: 'cheapest',
    ...change,
  };
}

export function carrierContract(name: string, openWorld: () => CarrierWorld): void {
  describe(`${name} as a carrier`, () => {
    test('quotes, cheapest first, and buys nothing', async () => {
      const world = openWorld();
      const quotes = await world.open().quote(shipmentRequest());
      expect(quotes.length).toBeGreaterThan(1);
      expect(quotes.map(({ price }) => price)).toEqual(quotes.map(({ price }) => price).sort((a, b) => a - b));
      expect(quotes.every(({ price, carrier, service }) => price > 0 && carrier !== '' && service !== '')).toBe(true);
      expect(world.bought()).toBe(0);
      expect(world.violations).toEqual([]);
    });

    test('buys the cheapest label and has it made', async () => {
      const world = openWorld();
      const [cheapest] = await world.open().quote(shipmentRequest());
      const credit = world.credit?.();
      const shipment = await world.open().create(shipmentRequest());
      expect(shipment).toMatchObject({ status: 'label_ready', found: false, carrier: cheapest?.carrier, service: cheapest?.service });
      if (credit === undefined) expect((await world.open().print!([{ id: shipment.id }]))[0]?.subarray(0, 5).toString()).toBe('%PDF-');
      else expect(shipment.labelUrl).toMatch(/^https:\/\//);
      expect(shipment.trackingNumber).not.toBeNull();
      expect(shipment.estimatedDelivery).toMatch(/^2026-1[12]-\d\d$/);
      expect(world.bought()).toBe(1);
      if (credit === undefined) expect(shipment.price).toBe(cheapest?.price);
      else expect(credit - world.credit!()).toBeCloseTo(shipment.price ?? 0, 2);
      expect(world.violations).toEqual([]);
    });

    test('finds the same shipment when the event comes again', async () => {
      const world = openWorld();
      const first = await world.open().create(shipmentRequest());
      const second = await world.open().create(shipmentRequest());
      expect(second).toMatchObject({ id: first.id, found: true, status: 'label_ready', trackingNumber: first.trackingNumber });
      expect(world.bought()).toBe(1);
      expect(world.violations).toEqual([]);
    });

    test('buys another label for another order of the same customer', async () => {
      const world = openWorld();
      const first = await world.open().create(shipmentRequest('1001'));
      const second = await world.open().create(shipmentRequest('1002'));
      expect(second.id).not.toBe(first.id);
      expect(world.bought()).toBe(2);
    });

    test('buys one label for two executions at once', async () => {
      const world = openWorld();
      const both = await Promise.all([world.open().create(shipmentRequest()), world.open().create(shipmentRequest())]);
      expect(both[0].id).toBe(both[1].id);
      expect(both.map(({ found }) => found).sort()).toEqual([false, true]);
      expect(world.bought()).toBe(1);
    });

    test('buys one label, whichever write loses its answer', async () => {
      const writes = await countWrites(openWorld());
      expect(writes).toBeGreaterThan(0);
      for (let k = 1; k <= writes; k++) {
        const world = openWorld();
        world.inject(onWrite(k, 'lostAnswer'));
        expect(await world.open().create(shipmentRequest()), `write ${k}`).toMatchObject({ status: 'label_ready', found: false });
        expect(world.bought(), `write ${k}`).toBe(1);
        expect(world.violations).toEqual([]);
      }
    });

    test.each<Fault>(['serverError', 'reset'])('outlives %s at the first call of each kind', async (fault) => {
      const world = openWorld();
      world.inject(onFirstOfEach(fault));
      expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
      expect(world.bought()).toBe(1);
      expect(world.violations).toEqual([]);
    });

    test('waits when it is told that it asks too often', async () => {
      const world = openWorld();
      world.inject((_, before) => (before.length < 2 ? 'rateLimited' : undefined));
      expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
      expect(world.bought()).toBe(1);
      expect(world.violations).toEqual([]);
    });

    test('carries on later what broke off for good, whichever write it was', async () => {
      const writes = await countWrites(openWorld());
      for (let k = 1; k <= writes; k++) {
        const world = openWorld();
        world.inject(({ writeNumber }) => (writeNumber !== undefined && writeNumber >= k ? 'serverError' : undefined));
        const broken = await world
          .open()
          .create(shipmentRequest())
          .catch(() => 'broken off');
        expect(broken, `write ${k}`).toBe('broken off');
        world.inject(() => undefined);
        expect(await world.open().create(shipmentRequest()), `write ${k}`).toMatchObject({ status: 'label_ready' });
        expect(world.bought(), `write ${k}`).toBe(1);
        expect(world.violations).toEqual([]);
      }
    });

    test('refuses what the vendor refuses, and names the field', async () => {
      const world = openWorld();
      const error = await world
        .open()
        .create(world.refused.request)
        .catch((thrown: unknown) => thrown);
      expect(hasClass(error, 'validation')).toBe(true);
      expect((error as IntegrationError).failure.message).toContain(world.refused.field);
      expect(world.bought()).toBe(0);
    });

    test('does not mind fields that nobody knows', async () => {
      const world = openWorld();
      world.alterAnswers(withUnknownFields);
      expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready' });
      expect((await world.open().quote(shipmentRequest())).length).toBeGreaterThan(1);
    });

    test('lists the agencies of the place that is asked for, each with what it takes to go there', async () => {
      const world = openWorld();
      const { agencies: list } = world.open();
      if (!list) return;
      const agencies = await list({ state: 'SP', city: 'osasco', companyId: '', order: undefined });
      expect(agencies.length).toBeGreaterThan(1);
      expect(new Set(agencies.map(({ id }) => id)).size).toBe(agencies.length);
      for (const { name: label, address } of agencies) {
        expect([label, address.street]).not.toContain('');
        expect(address).toMatchObject({ state: 'SP', city: 'Osasco', postalCode: expect.stringMatching(/^0\d{7}$/) });
      }
      expect(world.violations).toEqual([]);
    });

    test('lists the services to choose from', async () => {
      const { services: list } = openWorld().open();
      if (!list) return;
      const services = await list();
      expect(services.length).toBeGreaterThan(0);
      expect(services.every(({ id, name: label }) => id !== '' && label !== '')).toBe(true);
    });
  });
}

/** What a purchase without faults takes. */
async function countWrites(world: CarrierWorld): Promise<number> {
  await world.open().create(shipmentRequest());
  return world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
}
