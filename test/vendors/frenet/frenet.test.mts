/** Frenet: what the carriers of an account ask, and where a parcel is. */
import { describe, expect, test } from 'vitest';
import { openFrenet } from '../../../vendors/frenet/quote/carrier.ts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { frenetWorld } from '../../contracts/support/frenetWorld.mts';
import { onFirstOfEach } from '../../contracts/support/simulatedVendor.mts';

const tracked = { trackingNumber: 'AD123456785BR', service: '03298' };

describe('a quote', () => {
  test('has the services that take the parcel, cheapest first, with carrier and time', async () => {
    const world = frenetWorld();
    const quotes = await world.open().quote(shipmentRequest());
    expect(quotes.length).toBeGreaterThan(1);
    expect(quotes.map(({ price }) => price)).toEqual(quotes.map(({ price }) => price).sort((a, b) => a - b));
    expect(quotes.every(({ price, carrier, service, deliveryDays }) => price > 0 && carrier && service && (deliveryDays ?? 0) > 0)).toBe(
      true,
    );
    expect(world.violations).toEqual([]);
  });

  test('of a rod of 480 cm names the reason of each service that refuses it', async () => {
    const parcel = { heightCm: 5, widthCm: 5, lengthCm: 480, weightGrams: 900 };
    const { failure } = await failureOf(frenetWorld().open().quote(shipmentRequest('1001', { parcel })));
    expect(failure).toMatchObject({ class: 'rejected', code: 'noService' });
    expect(failure.message).toMatch(/: .+;/);
  });

  test.each(['serverError', 'reset', 'rateLimited'] as const)('outlives %s', async (fault) => {
    const world = frenetWorld();
    world.inject(onFirstOfEach(fault));
    expect((await world.open().quote(shipmentRequest())).length).toBeGreaterThan(1);
  });

  test('with a token of nobody says so', async () => {
    const world = frenetWorld();
    world.simulator.revokeToken();
    expect((await failureOf(world.open().quote(shipmentRequest()))).failure).toMatchObject({ class: 'auth', code: 'unauthenticated' });
  });
});

test('the services of the account can be chosen from', async () => {
  const services = await frenetWorld().open().services();
  expect(services.length).toBeGreaterThan(1);
  expect(services.every(({ id, name }) => id !== '' && name !== '')).toBe(true);
});

describe('a parcel', () => {
  test.each([true, false])('is followed, oldest scan first (the list oldest first: %s)', async (oldestFirst) => {
    const world = frenetWorld({ oldestFirst });
    world.simulator.parcel(tracked);
    world.simulator.event(tracked.trackingNumber, 0);
    // Two within a minute.
    await world.clock.sleep(86_400_000);
    world.simulator.event(tracked.trackingNumber, 5);
    world.simulator.event(tracked.trackingNumber, 9);
    const tracking = await world.open().track({ trackingNumber: tracked.trackingNumber, serviceId: '03298' });
    expect(tracking.events.map(({ status, at }) => [status, at])).toEqual([
      ['posted', '2026-11-24T15:00:00.000Z'],
      ['out_for_delivery', '2026-11-25T15:00:00.000Z'],
      ['delivered', '2026-11-25T15:00:00.000Z'],
    ]);
    expect(tracking.status).toBe('delivered');
    expect(world.violations).toEqual([]);
  });

  test('whose scans have a time that nobody can read is not one without scans', async () => {
    const world = frenetWorld();
    world.simulator.parcel(tracked);
    world.simulator.event(tracked.trackingNumber, 9);
    const unread = (row: object) => ({ ...row, EventDateTime: '2026-11-24T12:00:00' });
    world.alterAnswers((body) => {
      const answer = body as { TrackingEvents?: object[] };
      return answer.TrackingEvents ? { ...answer, TrackingEvents: answer.TrackingEvents.map(unread) } : body;
    });
    const asked = world.open().track({ trackingNumber: tracked.trackingNumber, serviceId: '03298' });
    expect((await failureOf(asked)).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
  });

  test('of which nothing is known yet is unknown', async () => {
    const world = frenetWorld();
    expect(await world.open().track({ trackingNumber: 'X1', serviceId: '03298' })).toMatchObject({ status: 'unknown', events: [] });
  });

  test('needs its service to be named', async () => {
    const world = frenetWorld();
    const { failure } = await failureOf(world.open().track({ trackingNumber: 'X1', serviceId: null }));
    expect(failure).toMatchObject({ class: 'validation', code: 'serviceCodeMissing' });
    expect(world.calls).toEqual([]);
  });
});

test('a credential without the CEP that parcels leave from is named before anything is asked', () => {
  const world = frenetWorld();
  expect(() => openFrenet(world.connect({ settings: {} }))).toThrow('Sender CEP');
});
