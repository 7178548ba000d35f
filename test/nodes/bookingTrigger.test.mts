/** Appointment Trigger over the simulated booking pages. It is Tuesday, 24 November 2026, 15:00 UTC. */
import { describe, expect, test } from 'vitest';
import { AppointmentTrigger } from '../../nodes/AppointmentTrigger/AppointmentTrigger.node.ts';
import type { Transport } from '../../runtime/client/http.ts';
import { bookingSources } from '../../vendors/index.ts';
import { calComWorld, calendlyWorld, maria, url, type BookingWorld } from '../contracts/support/bookingWorlds.mts';
import { hour, minute } from './support/appointmentHost.mts';
import { bookingHost } from './support/bookingHost.mts';

const pages: Record<string, () => BookingWorld> = { calendly: calendlyWorld, calCom: calComWorld };
const named = (name: string) => ({ ...maria, invitee: { name, email: `${name.toLowerCase()}@cliente.example` } });

test('every booking page is tried here', () => {
  expect(Object.keys(pages).toSorted()).toEqual(bookingSources.map(({ id }) => id).toSorted());
});

describe.each(Object.entries(pages))('%s', (vendor, make) => {
  test('booked, moved and cancelled: an execution for each, seconds later, and the rounds add none', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    const ana = world.book(named('Ana'));
    const rui = world.book({ ...named('Rui'), start: '2026-12-02T14:00:00Z' });
    await world.clock.sleep(5000);
    await host.receiveAll();
    expect(host.told().toSorted()).toEqual(['booked Ana', 'booked Rui']);
    world.move(ana, '2026-12-03T14:00:00Z');
    world.cancel(rui, 'customer');
    await world.clock.sleep(5000);
    await host.receiveAll();
    expect(host.told().slice(2).toSorted()).toEqual(['cancelled Rui', 'moved Ana']);
    await host.minutes(30);
    expect(host.started).toHaveLength(4);
    const moved = host.started.find(({ event }) => event.type === 'appointment.moved')!;
    expect(moved).toMatchObject({
      event: { source: vendor, type: 'appointment.moved', receivedAt: expect.any(String) as string },
      appointment: { start: '2026-12-03T14:00:00.000Z', movedFrom: '2026-12-01T14:00:00.000Z', customer: { phone: '+5511912345678' } },
    });
    expect(moved).not.toHaveProperty('raw');
    expect(world.violations).toEqual([]);
  });

  test('deliveries that come twice, late, or never: one execution each', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    const id = world.book(named('Ana'));
    await world.clock.sleep(5000);
    const [delivery] = world.deliveries(url);
    expect((await host.arrive(delivery!)).status).toBe(200);
    expect((await host.arrive(delivery!)).status).toBe(200);
    world.redeliver(id);
    await host.minutes(3);
    expect(host.told()).toEqual(['booked Ana']);
    world.book(named('Lost'));
    await world.clock.sleep(5000);
    host.loseAll();
    await host.minutes(1, { deliver: false });
    expect(host.told()).toEqual(['booked Ana', 'booked Lost']);
    expect(host.started[1]!.startedAt - Date.parse(host.started[1]!.event.occurredAt)).toBeLessThan(90_000);
  });

  test.each([true, false])('n8n is away for a day, and knows what it told before (with execution keys: %s)', async (knowsKeys) => {
    const world = make();
    const host = bookingHost(world, { knowsKeys });
    await host.activate();
    const ana = world.book(named('Ana'));
    await host.minutes(5);
    await host.stop();
    world.book(named('Bia'));
    world.move(ana, '2026-12-03T14:00:00Z');
    await world.clock.sleep(24 * hour);
    host.loseAll();
    await host.start();
    await host.minutes(3);
    expect(host.told()[0]).toBe('booked Ana');
    expect(host.told().slice(1).toSorted()).toEqual(['booked Bia', 'moved Ana']);
    for (let day = 0; day < 9; day++) {
      await world.clock.sleep(24 * hour);
      await host.minutes(1);
    }
    expect(host.started).toHaveLength(3);
  });

  test('n8n dies right after it took a delivery: the next one knows what was started', async () => {
    const world = make();
    const host = bookingHost(world, { knowsKeys: false });
    await host.activate();
    world.book(named('Ana'));
    await world.clock.sleep(5000);
    await host.receiveAll();
    await host.stop();
    await host.start();
    await host.minutes(5);
    expect(host.told()).toEqual(['booked Ana']);
  });

  test('a process without the trigger takes the delivery, and the round of the other one starts it', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    await host.leaveToAnother();
    world.book(named('Ana'));
    await world.clock.sleep(5000);
    await host.receiveAll();
    expect(host.told()).toEqual([]);
    await host.minutes(1);
    expect(host.told()).toEqual(['booked Ana']);
  });

  test('what was booked before the workflow was published is not told', async () => {
    const world = make();
    world.book(named('Before'));
    await world.clock.sleep(minute);
    const host = bookingHost(world);
    await host.activate();
    await host.minutes(3);
    expect(host.told()).toEqual([]);
  });

  test('what is chosen later is told from then on, and all else goes on as before', async () => {
    const world = make();
    const host = bookingHost(world, { parameters: { events: ['appointment.booked'] } });
    await host.activate();
    world.cancel(world.book(named('Early')), 'customer');
    await host.minutes(2);
    world.book(named('Missed'));
    await world.clock.sleep(5000);
    host.loseAll();
    await host.change({ events: ['appointment.booked', 'appointment.cancelled'] });
    await host.minutes(2);
    expect(host.told()).toEqual(['booked Missed']);
    world.cancel(world.book(named('Late')), 'customer');
    await host.minutes(2);
    expect(host.told().slice(1)).toEqual(['cancelled Late']);
  });

  test('what was not chosen for a while is no news when it is chosen again', async () => {
    const world = make();
    const both = { events: ['appointment.booked', 'appointment.cancelled'] };
    const host = bookingHost(world, { parameters: both });
    await host.activate();
    await host.minutes(2);
    await host.change({ events: ['appointment.cancelled'] });
    await host.minutes(2);
    world.book(named('Meanwhile'));
    await host.minutes(2);
    await host.change(both);
    world.book(named('New'));
    await host.minutes(2);
    expect(host.told()).toEqual(['booked New']);
  });

  test('only what was chosen, and never a reminder', async () => {
    const world = make();
    const host = bookingHost(world, { parameters: { events: ['reminder.due', 'appointment.cancelled'] } });
    await host.activate();
    const id = world.book(named('Ana'));
    const next = world.move(id, '2026-12-03T14:00:00Z');
    await host.minutes(2);
    world.cancel(next, 'professional');
    await host.minutes(2);
    expect(host.told()).toEqual(['cancelled Ana']);
    const nothing = bookingHost(make(), { parameters: { events: ['reminder.due'] } });
    await expect(nothing.activate()).rejects.toThrow(/nothing to look at/i);
  });

  test('a forged delivery is answered 401 and starts nothing', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    world.book(named('Ana'));
    await world.clock.sleep(5000);
    const [delivery] = world.deliveries(url);
    host.loseAll();
    const forged = { ...delivery!, rawBody: Buffer.from(delivery!.rawBody.toString().replace('Ana', 'Eva')) };
    for (const one of [forged, { ...delivery!, headers: {} }]) expect((await host.arrive(one)).status).toBe(401);
    expect(host.told()).toEqual([]);
  });

  test('an event that cannot be read now is handed back (503), and told once all the same', async () => {
    const world = make();
    const host = bookingHost(world, { knowsKeys: false });
    await host.activate();
    world.book(named('Ana'));
    await world.clock.sleep(5000);
    const [delivery] = world.deliveries(url);
    host.loseAll();
    world.inject(() => 'serverError');
    expect((await host.arrive(delivery!)).status).toBe(503);
    world.inject(() => undefined);
    await host.minutes(2);
    expect(host.told()).toEqual(['booked Ana']);
    // The page tries again.
    const again = { ...delivery!, receivedAt: new Date(world.clock.now()).toISOString() };
    expect((await host.arrive(again)).status).toBe(200);
    expect(host.told()).toEqual(['booked Ana']);
  });

  test('an appointment of the same day is over, and still listed: it is not told again', async () => {
    const world = make();
    const host = bookingHost(world, { knowsKeys: false });
    await host.activate();
    world.book({ ...named('Ana'), start: '2026-11-24T17:00:00Z' });
    await host.minutes(2);
    for (let day = 1; day < 10; day++) {
      await world.clock.sleep(24 * hour);
      world.book({ ...named(`Day ${day}`), start: world.clock.now() + hour });
      await host.minutes(2);
    }
    expect(host.told()).toHaveLength(10);
    expect(new Set(host.told()).size).toBe(10);
  });

  test.each(['delete', 'disable'] as const)('the webhook is gone (%s): it is back a minute later, and nothing is missed', async (what) => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    await world.meddle(what);
    world.book(named('Ana'));
    await host.minutes(1);
    expect(world.registered(url).filter(({ isAlive }) => isAlive)).toHaveLength(1);
    world.book(named('Bia'));
    await world.clock.sleep(5000);
    await host.receiveAll();
    expect(host.told()).toEqual(['booked Ana', 'booked Bia']);
  });

  test('activation costs five calls, and an hour without bookings two a minute', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    expect(world.calls).toHaveLength(5);
    await host.minutes(1);
    const before = world.calls.length;
    await host.minutes(60);
    const operations = world.calls.slice(before).map(({ operation }) => operation);
    // Once an hour it is asked whose the login is.
    const isWho = (operation: string) => operation === 'users.me' || operation === 'me.get';
    expect(operations.filter((operation) => !isWho(operation))).toHaveLength(120);
    expect(operations.filter(isWho).length).toBeLessThanOrEqual(1);
  });

  test('what a booking, a move and a cancellation cost, as docs/ says', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    await host.minutes(1);
    const cost: [number, number][] = [];
    const count = async (work: () => Promise<unknown>) => {
      const before = world.calls.length;
      await work();
      return world.calls.length - before;
    };
    let id = '';
    for (const happen of [
      () => (id = world.book()),
      () => (id = world.move(id, '2026-12-03T14:00:00Z')),
      () => world.cancel(id, 'customer'),
    ]) {
      happen();
      await world.clock.sleep(5000);
      cost.push([await count(async () => await host.receiveAll()), (await count(async () => await host.minutes(1))) - 2]);
    }
    expect(cost).toEqual(
      vendor === 'calendly'
        ? [
            [1, 1],
            [2, 2],
            [0, 1],
          ]
        : [
            [1, 0],
            [2, 0],
            [1, 0],
          ],
    );
  });

  test('n8n’s database is away for two minutes: what it could not start comes afterwards, once', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    host.setDatabaseAway(true);
    world.book(named('Ana'));
    await host.minutes(2);
    expect(host.told()).toEqual([]);
    host.setDatabaseAway(false);
    await host.minutes(3);
    expect(host.told()).toEqual(['booked Ana']);
  });

  test('a page that cannot be reached is no failure of the workflow; what happened meanwhile is told', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    world.book(named('Ana'));
    await world.clock.sleep(5000);
    host.loseAll();
    world.inject(() => 'reset');
    await host.minutes(2);
    expect([host.told(), host.failed]).toEqual([[], []]);
    world.inject(() => undefined);
    await host.minutes(1);
    expect(host.told()).toEqual(['booked Ana']);
  });

  test('a login that ends is told once, not every minute; when it is right again the rounds go on', async () => {
    const world = make();
    let isRefused = false;
    const refusal: Transport = async () => ({ answered: true, status: 401, headers: {}, body: {} });
    const host = bookingHost(world, { connect: () => (isRefused ? world.link({ transport: refusal }) : world.link()) });
    await host.activate();
    isRefused = true;
    world.book(named('Ana'));
    await world.clock.sleep(5000);
    host.loseAll();
    await host.minutes(5);
    expect(host.failed).toHaveLength(1);
    expect(host.failed[0]).toMatch(/refused the (?:access token|API key).*credential/s);
    isRefused = false;
    // A login that was refused is let be for a while.
    await host.minutes(20);
    expect(host.told()).toEqual(['booked Ana']);
    expect(host.failed).toHaveLength(1);
  });

  test('a booking without a number says so on the item and once in the log', async () => {
    const world = make();
    const host = bookingHost(world);
    await host.activate();
    for (const name of ['Ana', 'Bia']) {
      const { phone: _, ...booking } = named(name);
      world.book(booking);
    }
    await host.minutes(2);
    expect(host.started.map(({ appointment }) => appointment.noPhone)).toEqual([true, true]);
    expect(host.logged().filter((line) => line.includes('without a number'))).toHaveLength(1);
    expect(host.logged().join()).not.toMatch(/Ana|Bia|cliente\.example/);
  });

  test('test run: the booking that was just made, with the payload where it is asked for', async () => {
    const world = make();
    const host = bookingHost(world, { mode: 'manual', url: `${url}-test`, parameters: { 'options.includeRaw': true } });
    const shown = await host.testRun(async () => {
      world.book(named('Ana'));
      await world.clock.sleep(5000);
      await host.receiveAll();
    });
    expect(shown.map(({ event, appointment }) => [event.type, appointment.customer?.name])).toEqual([['appointment.booked', 'Ana']]);
    expect(shown[0]).toHaveProperty('raw');
    await expect(bookingHost(make(), { mode: 'manual' }).testRun(async () => undefined)).rejects.toThrow(/No booking was delivered/);
  });
});

describe('for n8n', () => {
  const [webhook] = new AppointmentTrigger().description.webhooks!;
  /** As n8n evaluates an expression of a webhook's description. */
  const valueOf = (expression: unknown, vendor: string) =>
    new Function('$parameter', `return ${String(expression).replace(/^=\{\{|\}\}$/g, '')}`)({ vendor }) as unknown;

  test('a calendar has no webhook, a booking page one by POST', () => {
    expect(valueOf(webhook!.httpMethod, 'googleCalendar')).toBe('');
    expect(valueOf(webhook!.ndvHideUrl, 'googleCalendar')).toBe(true);
    for (const { id } of bookingSources) {
      expect(valueOf(webhook!.httpMethod, id)).toBe('POST');
      expect(valueOf(webhook!.ndvHideUrl, id)).toBe(false);
    }
  });
});

describe('the bookings of a whole organization', () => {
  test('are registered and listed for it; who is no admin is told so', async () => {
    const world = calendlyWorld();
    const host = bookingHost(world, { parameters: { bookingsOf: 'team' } });
    await host.activate();
    world.book(named('Ana'));
    await host.minutes(2);
    expect(host.told()).toEqual(['booked Ana']);
    const member = calendlyWorld();
    (member.simulator as unknown as { setAdmin(isAdmin: boolean): void }).setAdmin(false);
    await expect(bookingHost(member, { parameters: { bookingsOf: 'team' } }).activate()).rejects.toMatchObject({
      description: expect.stringContaining('owner or admin') as string,
    });
  });
});
