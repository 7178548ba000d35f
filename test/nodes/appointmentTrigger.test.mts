/** Appointment Trigger over a simulated Google Calendar. It is Tuesday, 24 November 2026, noon in São Paulo (15:00 UTC). */
import { describe, expect, test } from 'vitest';
import { googleCalendarWorld, type GoogleCalendarWorld } from '../contracts/support/googleCalendarWorld.mts';
import { appointmentHost, hour, minute } from './support/appointmentHost.mts';

const maria = { name: 'Maria', phone: '(11) 91234-5678' };
const everything = ['appointment.booked', 'appointment.moved', 'appointment.cancelled', 'reminder.due', 'reminder.skipped'];
const opened = (parameters: Record<string, unknown> = {}, world = googleCalendarWorld()) => ({
  world,
  host: appointmentHost(world, { parameters }),
});
const book = (world: GoogleCalendarWorld, start: string, title = 'Consulta', customer = maria) =>
  world.simulator.book({ start, title, customer });

describe('a reminder', () => {
  test('is due at its times, once each, within 90 seconds, with everything a message needs', async () => {
    const { world, host } = opened();
    book(world, '2026-11-25T15:30:00Z');
    await host.activate();
    await host.minutes(40);
    await host.skipTo('2026-11-25T13:20:00Z');
    await host.minutes(20);
    expect(
      host.started.map(({ event, reminder, startedAt }) => [event.type, reminder!.leadMinutes, startedAt - Date.parse(event.occurredAt)]),
    ).toEqual([
      ['reminder.due', 1440, 0],
      ['reminder.due', 120, 0],
    ]);
    const [first] = host.started;
    expect(first).toMatchObject({
      event: { source: 'googleCalendar', account: 'primary', occurredAt: '2026-11-24T15:30:00.000Z' },
      appointment: {
        title: 'Consulta',
        start: '2026-11-25T12:30:00-03:00',
        timeZone: 'America/Sao_Paulo',
        customer: { name: 'Maria', phone: '+5511912345678' },
      },
      reminder: { leadMinutes: 1440, dueAt: '2026-11-24T15:30:00.000Z', reason: null },
    });
    expect(first!.event.occasion).toBe(`googleCalendar:${first!.appointment.id}/2026-11-25T15:30:00.000Z/1440m`);
    expect(world.violations).toEqual([]);
  });

  test('follows the appointment: moved, it is due at its new time; cancelled, not at all', async () => {
    const { world, host } = opened({ leads: '2h' });
    const moved = book(world, '2026-11-24T20:00:00Z', 'moved');
    const gone = book(world, '2026-11-24T20:00:00Z', 'gone');
    await host.activate();
    await host.skipTo('2026-11-24T17:55:00Z');
    await host.minutes(4);
    // Twice within a minute.
    world.simulator.move(moved, { start: '2026-11-24T23:00:00Z' });
    world.simulator.move(moved, { start: '2026-11-24T22:00:00Z' });
    world.simulator.cancel(gone);
    await host.minutes(10);
    expect(host.told()).toEqual([]);
    await host.skipTo('2026-11-24T19:55:00Z');
    await host.minutes(20);
    expect(host.told()).toEqual(['reminder.due 120 moved']);
    expect(host.started[0]!.event.occurredAt).toBe('2026-11-24T20:00:00.000Z');
  });

  test('one of a series is that one alone, also where it is moved over another', async () => {
    const { world, host } = opened({ leads: '1h' });
    const series = world.simulator.series({
      start: '2026-11-25T13:00:00Z',
      rule: 'RRULE:FREQ=DAILY;COUNT=3',
      title: 'Fisio',
      customer: maria,
    });
    await host.activate();
    world.simulator.move(`${series}_20261125T130000Z`, { start: '2026-11-26T13:00:00Z' });
    for (const day of ['25', '26', '27']) {
      await host.skipTo(`2026-11-${day}T11:55:00Z`);
      await host.minutes(10);
    }
    expect(host.started.map(({ event, appointment }) => [event.occurredAt, appointment.id]).toSorted()).toEqual([
      ['2026-11-26T12:00:00.000Z', `primary/${series}_20261125T130000Z`],
      ['2026-11-26T12:00:00.000Z', `primary/${series}_20261126T130000Z`],
      ['2026-11-27T12:00:00.000Z', `primary/${series}_20261127T130000Z`],
    ]);
  });

  test('of an all-day appointment counts from the set hour of the calendar’s zone', async () => {
    const world = googleCalendarWorld();
    const calendar = world.simulator.addCalendar({ summary: 'Dr. Acre', timeZone: 'America/Rio_Branco' });
    const { host } = opened({ leads: '24h', calendars: [calendar], 'options.wholeDayAt': '10:00' }, world);
    world.simulator.book({ start: '2026-11-26', title: 'Exames', customer: maria, calendar });
    await host.activate();
    await host.skipTo('2026-11-25T14:50:00Z');
    await host.minutes(20);
    // Ten o'clock in Rio Branco is 15:00 UTC.
    expect(host.started.map(({ event, appointment }) => [event.occurredAt, appointment.start, appointment.professional])).toEqual([
      ['2026-11-25T15:00:00.000Z', '2026-11-26', 'Dr. Acre'],
    ]);
  });

  test.each([
    ['shorterOnly', ['reminder.skipped 1440 bookedInsideLead', 'reminder.due 120']],
    ['atOnce', ['reminder.due 1440', 'reminder.due 120']],
    ['none', ['reminder.skipped 1440 bookedInsideLead', 'reminder.skipped 120 bookedInsideLead']],
  ])('of somebody who books three hours before: %s', async (lateBooking, expected) => {
    const { world, host } = opened({ lateBooking, events: ['reminder.due', 'reminder.skipped'] });
    await host.activate();
    await host.minutes(5);
    book(world, '2026-11-24T18:05:00Z', '');
    await host.minutes(5);
    await host.skipTo('2026-11-24T16:00:00Z');
    await host.minutes(10);
    expect(host.told().map((each) => each.replace(/ Consulta.*$/, '').trim())).toEqual(expected);
  });

  test('is skipped, with the reason, where the customer declined or has no number for WhatsApp', async () => {
    const { world, host } = opened({ leads: '2h', events: ['reminder.due', 'reminder.skipped'] });
    const start = '2026-11-24T20:00:00Z';
    world.simulator.book({ start, title: 'landline', customer: { name: 'Rui', phone: '(11) 3456-7890' } });
    world.simulator.book({ start, title: 'no phone', customer: { name: 'Rui', email: 'rui@loja.example' } });
    const declined = world.simulator.book({ start, title: 'declined', customer: { ...maria, email: 'maria@loja.example' } });
    world.simulator.book({ start, title: 'two phones', description: 'Telefone: (11) 3456-7890 / (11) 91234-5678' });
    world.simulator.respond(declined, 'maria@loja.example', 'declined');
    await host.activate();
    await host.skipTo('2026-11-24T17:58:00Z');
    await host.minutes(10);
    await host.skipTo('2026-11-24T20:30:00Z');
    await host.minutes(2);
    expect(host.told().toSorted()).toEqual([
      'reminder.due 120 two phones',
      'reminder.skipped 120 declined declined',
      'reminder.skipped 120 noPhone landline',
      'reminder.skipped 120 noPhone no phone',
    ]);
  });

  test('of one event that stands in two calendars, because one invited the other, goes out once', async () => {
    const world = googleCalendarWorld();
    const { simulator } = world;
    const own = simulator.calendars().find(({ primary }) => primary)!.id;
    const calendar = simulator.addCalendar({ summary: 'Dra. Bia', timeZone: 'America/Sao_Paulo' });
    // The main calendar goes by two names, too.
    const { host } = opened({ leads: '2h', calendars: ['primary', own, calendar] }, world);
    const entry = { id: 'a1b2c3d4e5', start: '2026-11-24T17:30:00Z', title: 'Consulta', customer: maria };
    simulator.book(entry);
    simulator.book({ ...entry, calendar });
    await host.activate();
    await host.minutes(60);
    expect(host.told()).toEqual(['reminder.due 120 Consulta']);
  });

  test('does not go out for the professional’s own entries, but for marked ones', async () => {
    const { world, host } = opened({ leads: '2h', 'options.mark': '[cliente]', events: everything });
    await host.activate();
    await host.minutes(1);
    const start = '2026-11-24T20:00:00Z';
    world.simulator.book({ start, title: 'Almoço' });
    world.simulator.book({ start, title: 'Meu dentista', description: 'Tel: (11) 99999-0000', visibility: 'private' });
    world.simulator.book({ start, title: 'Foco', eventType: 'focusTime', description: 'Tel: (11) 99999-0000' });
    world.simulator.book({ start, title: '[Cliente] sem contato' });
    await host.minutes(3);
    await host.skipTo('2026-11-24T17:58:00Z');
    await host.minutes(10);
    await host.skipTo('2026-11-24T20:30:00Z');
    await host.minutes(2);
    expect(host.told()).toEqual(['appointment.booked [Cliente] sem contato', 'reminder.skipped 120 noPhone [Cliente] sem contato']);
  });
});

describe('what happens to appointments', () => {
  test('is told once: booked, moved, cancelled, with who and when', async () => {
    const { world, host } = opened({ events: ['appointment.booked', 'appointment.moved', 'appointment.cancelled'] });
    book(world, '2026-12-10T13:00:00Z', 'there before');
    await host.activate();
    await host.minutes(2);
    const id = book(world, '2026-12-10T13:00:00Z');
    await host.minutes(2);
    world.simulator.move(id, { start: '2026-12-11T13:00:00Z' });
    await host.minutes(2);
    world.simulator.cancel(id);
    await host.minutes(3);
    expect(host.told()).toEqual(['appointment.booked Consulta', 'appointment.moved Consulta', 'appointment.cancelled Consulta']);
    expect(host.started[1]!.appointment).toMatchObject({ movedFrom: '2026-12-10T13:00:00.000Z', start: '2026-12-11T10:00:00-03:00' });
    expect(host.started[2]!.appointment).toMatchObject({ status: 'cancelled', customer: { phone: '+5511912345678' } });
    expect(new Set(host.started.map(({ event }) => event.occasion)).size).toBe(3);
  });

  test('a deleted one of which nothing but the id is left is told with what was known of it', async () => {
    const { world, host } = opened({ events: ['appointment.cancelled'] });
    world.simulator.hideDeletedDetails();
    const id = book(world, '2026-12-10T13:00:00Z');
    await host.activate();
    world.simulator.cancel(id);
    await host.minutes(3);
    expect(host.told()).toEqual(['appointment.cancelled Consulta']);
    expect(host.started[0]!.appointment.customer).toMatchObject({ phone: '+5511912345678' });
  });

  test('also after a restart, when its start is all that is left', async () => {
    const { world, host } = opened({ events: everything });
    const id = book(world, '2026-12-01T15:00:00Z');
    world.simulator.hideDeletedDetails();
    await host.activate();
    host.stop();
    world.simulator.cancel(id);
    await host.start();
    expect(host.started.map(({ event, appointment }) => [event.type, appointment.start])).toEqual([
      ['appointment.cancelled', '2026-12-01T15:00:00.000Z'],
    ]);
  });

  test('one of a series alone', async () => {
    const { world, host } = opened({ events: ['appointment.moved', 'appointment.cancelled'] });
    const series = world.simulator.series({ start: '2026-11-25T13:00:00Z', rule: 'RRULE:FREQ=WEEKLY;COUNT=4', customer: maria });
    await host.activate();
    world.simulator.cancel(`${series}_20261202T130000Z`);
    world.simulator.move(`${series}_20261209T130000Z`, { start: '2026-12-10T15:00:00Z' });
    await host.minutes(3);
    expect(host.started.map(({ event, appointment }) => [event.type, appointment.id]).toSorted()).toEqual([
      ['appointment.cancelled', `primary/${series}_20261202T130000Z`],
      ['appointment.moved', `primary/${series}_20261209T130000Z`],
    ]);
  });

  test('a whole series that is moved is moved, not cancelled and booked: its appointments have other ids then', async () => {
    const { world, host } = opened({ events: everything, leads: '24h' });
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=4';
    const series = world.simulator.series({ start: '2026-11-27T13:00:00Z', rule, title: 'Fisio', customer: maria });
    await host.activate();
    await host.minutes(2);
    world.simulator.move(series, { start: '2026-11-27T15:00:00Z' });
    await host.minutes(2);
    world.simulator.cancel(`${series}_20261204T150000Z`);
    await host.minutes(2);
    expect(host.told()).toEqual([...Array(4).fill('appointment.moved Fisio'), 'appointment.cancelled Fisio']);
    expect(host.started[0]!.appointment.movedFrom).toBe('2026-11-27T13:00:00.000Z');
    await host.until('2026-11-26T15:02:00Z');
    expect(host.started.slice(5).map(({ event, appointment }) => [event.type, appointment.start])).toEqual([
      ['reminder.due', '2026-11-27T12:00:00-03:00'],
    ]);
  });

  test('bookings that were made before anybody asked for bookings are no news', async () => {
    const parameters: Record<string, unknown> = { events: ['reminder.due'] };
    const { world, host } = opened(parameters);
    await host.activate();
    await host.minutes(5);
    book(world, '2026-12-20T15:00:00Z', 'weeks ago');
    await host.skipTo('2026-12-01T12:00:00Z');
    parameters.events = everything;
    host.stop();
    await host.activate();
    book(world, '2026-12-21T15:00:00Z', 'new');
    await host.minutes(3);
    expect(host.told()).toEqual(['appointment.booked new']);
  });

  test('nor are those that came into a calendar while it was not looked at', async () => {
    const world = googleCalendarWorld();
    const calendar = world.simulator.addCalendar({ summary: 'Dra. Bia', timeZone: 'America/Sao_Paulo' });
    const parameters: Record<string, unknown> = { events: everything, calendars: ['primary', calendar] };
    const { host } = opened(parameters, world);
    const choose = async (...calendars: string[]) => {
      parameters.calendars = calendars;
      host.stop();
      await host.activate();
      await host.minutes(2);
    };
    await host.activate();
    await choose('primary');
    world.simulator.book({ start: '2026-12-20T15:00:00Z', title: 'meanwhile', customer: maria, calendar });
    await host.minutes(2);
    await choose('primary', calendar);
    expect(host.told()).toEqual([]);
    world.simulator.book({ start: '2026-12-21T15:00:00Z', title: 'new', customer: maria, calendar });
    await host.minutes(2);
    expect(host.told()).toEqual(['appointment.booked new']);
  });

  test('another account’s calendar is another one: the first one’s appointments are not cancelled, the second one’s not booked', async () => {
    const { world, host } = opened({ events: everything });
    book(world, '2026-12-20T15:00:00Z', 'of the first account');
    await host.activate();
    await host.minutes(2);
    host.connectOther();
    world.simulator.reset();
    book(world, '2026-12-21T15:00:00Z', 'of the second account');
    await host.minutes(1);
    await host.activate();
    await host.minutes(2);
    expect(host.told()).toEqual([]);
  });

  test('one that is put into another professional’s calendar is not cancelled, and reminded of once', async () => {
    const world = googleCalendarWorld();
    const { simulator } = world;
    const calendar = simulator.addCalendar({ summary: 'Dra. Bia', timeZone: 'America/Sao_Paulo' });
    const { host } = opened({ events: everything, leads: '2h', calendars: ['primary', calendar] }, world);
    const entry = { id: 'a1b2c3d4e5', start: '2026-11-24T17:30:00Z', title: 'Consulta', customer: maria };
    const other = book(world, '2026-12-01T15:00:00Z', 'gone');
    await host.activate();
    simulator.book(entry);
    await host.minutes(2);
    // Google keeps the id.
    simulator.cancel(entry.id);
    simulator.book({ ...entry, calendar });
    simulator.cancel(other);
    await host.minutes(60);
    expect(host.told()).toEqual(['appointment.booked Consulta', 'appointment.cancelled gone', 'reminder.due 120 Consulta']);
  });

  test('one of which cannot be told whether it stands in another calendar now is told as cancelled once that can be told', async () => {
    const world = googleCalendarWorld();
    const { simulator } = world;
    const calendar = simulator.addCalendar({ summary: 'Dra. Bia', timeZone: 'America/Sao_Paulo' });
    const { host } = opened({ events: everything, leads: '2h', calendars: ['primary', calendar] }, world);
    const entry = { id: 'a1b2c3d4e5', start: '2026-11-24T17:30:00Z', title: 'Consulta', customer: maria };
    const other = book(world, '2026-12-01T15:00:00Z', 'gone');
    await host.activate();
    simulator.book(entry);
    await host.minutes(2);
    simulator.cancel(entry.id);
    simulator.book({ ...entry, calendar });
    simulator.cancel(other);
    let isAway = true;
    world.inject(({ operation }) => (isAway && operation === 'events.get' ? 'serverError' : undefined));
    await host.minutes(3);
    expect(host.told()).toEqual(['appointment.booked Consulta']);
    isAway = false;
    await host.minutes(60);
    expect(host.told()).toEqual(['appointment.booked Consulta', 'appointment.cancelled gone', 'reminder.due 120 Consulta']);
  });

  test('one that is moved out of sight is moved, not gone', async () => {
    const { world, host } = opened({ events: ['appointment.moved', 'appointment.cancelled'], 'options.daysAhead': 7 });
    const id = book(world, '2026-11-27T13:00:00Z');
    await host.activate();
    world.simulator.move(id, { start: '2027-01-20T13:00:00Z' });
    await host.minutes(3);
    expect(host.told()).toEqual(['appointment.moved Consulta']);
  });
});

describe('when n8n or Google is away', () => {
  test('what is still of use goes out afterwards, the rest is told as skipped', async () => {
    const { world, host } = opened({ leads: '2h', events: ['reminder.due', 'reminder.skipped', 'appointment.booked'] });
    book(world, '2026-11-24T18:30:00Z', 'missed');
    book(world, '2026-11-24T20:00:00Z', 'late');
    book(world, '2026-11-24T22:30:00Z', 'in time');
    await host.activate();
    await host.minutes(3);
    host.stop();
    await host.skipTo('2026-11-24T19:00:00Z');
    book(world, '2026-11-25T13:00:00Z', 'booked meanwhile');
    await host.skipTo('2026-11-24T19:10:00Z');
    await host.start();
    await host.minutes(5);
    await host.skipTo('2026-11-24T20:29:00Z');
    await host.minutes(10);
    expect(host.told().toSorted()).toEqual([
      'appointment.booked booked meanwhile',
      'reminder.due 120 in time',
      'reminder.due 120 late',
      'reminder.skipped 120 tooLate missed',
    ]);
  });

  test('a crash after a start brings nothing twice, even where n8n had saved nothing', async () => {
    const { world, host } = opened({ leads: '2h' });
    book(world, '2026-11-24T18:00:00Z');
    await host.activate();
    await host.until('2026-11-24T16:01:00Z');
    expect(host.told()).toHaveLength(1);
    host.stop();
    await host.start();
    await host.minutes(5);
    expect(host.told()).toEqual(['reminder.due 120 Consulta']);
  });

  test('what n8n could not start comes when it can, once; a reminder of what was moved meanwhile does not', async () => {
    const { world, host } = opened({ events: ['appointment.booked', 'reminder.due'], leads: '24h' });
    book(world, '2026-11-25T15:10:00Z', 'Stays');
    const moved = book(world, '2026-11-25T15:10:00Z', 'Moves');
    await host.activate();
    await host.minutes(9);
    expect(host.told()).toEqual([]);
    host.setDatabaseAway(true);
    book(world, '2026-11-27T15:00:00Z', 'New');
    await host.minutes(3);
    world.simulator.move(moved, { start: '2026-11-28T15:10:00Z' });
    expect(host.told()).toEqual([]);
    host.setDatabaseAway(false);
    await host.minutes(10);
    expect(host.told().toSorted()).toEqual(['appointment.booked New', 'reminder.due 1440 Stays']);
  });

  test('two processes that both think they lead start one execution', async () => {
    const { world, host } = opened({ leads: '2h' });
    book(world, '2026-11-24T18:00:00Z');
    await host.activate();
    await host.until('2026-11-24T15:59:00Z');
    // The other process knows what n8n saved at activation.
    host.stop();
    await host.start();
    await host.until('2026-11-24T16:02:00Z');
    host.stop();
    await host.start();
    await host.minutes(2);
    expect(host.told()).toHaveLength(1);
  });

  test('Google’s bad hours move no clock: nothing is lost, nothing comes twice', async () => {
    const { world, host } = opened({ leads: '2h', events: ['reminder.due', 'appointment.booked'] });
    book(world, '2026-11-24T18:00:00Z', 'late');
    await host.activate();
    await host.minutes(3);
    world.simulator.setDown(true);
    await host.minutes(5);
    await host.skipTo('2026-11-24T16:30:00Z');
    book(world, '2026-11-24T20:00:00Z', 'new');
    world.simulator.setDown(false);
    await host.minutes(5);
    await host.skipTo('2026-11-24T17:58:00Z');
    await host.minutes(5);
    expect(host.told().toSorted()).toEqual(['appointment.booked new', 'reminder.due 120 late', 'reminder.due 120 new']);
    expect(host.failed).toEqual([]);
  });

  test('short and empty pages are read to their end', async () => {
    const { world, host } = opened({ leads: '2h' });
    for (const pages of ['short', 'emptyFirst'] as const) {
      world.simulator.servePages(pages);
      book(world, new Date(world.clock.now() + 2 * hour + 2 * minute).toISOString(), pages);
      if (pages === 'short') await host.activate();
      await host.minutes(4);
    }
    expect(host.told()).toEqual(['reminder.due 120 short', 'reminder.due 120 emptyFirst']);
  });

  test('a login that ended is told once, with what to do, and the flow goes on when it is connected again', async () => {
    const { world, host } = opened({ leads: '2h' });
    book(world, '2026-11-24T18:00:00Z');
    await host.activate();
    let isRefused = true;
    const { connect } = world;
    const refusal = { answered: true as const, status: 401, headers: {}, body: { error: { code: 401, message: 'Invalid Credentials' } } };
    world.connect = (over) => {
      const connection = connect(over);
      return { ...connection, transport: async (request) => (isRefused ? refusal : await connection.transport(request)) };
    };
    await host.minutes(5);
    expect(host.failed).toHaveLength(1);
    expect(host.failed[0]).toMatch(/refused the login.*7 days/);
    isRefused = false;
    await host.until('2026-11-24T17:00:00Z');
    expect(host.told()).toEqual(['reminder.due 120 Consulta']);
  });

  test('an activation that cannot work is refused with the reason; a restart goes on all the same', async () => {
    const { host } = opened({ calendars: ['nobody@nowhere.example'] });
    await expect(host.activate()).rejects.toThrow(/Not Found/);
    await host.start();
    const { host: bad } = opened({ leads: 'soon' });
    await expect(bad.activate()).rejects.toThrow('"Remind Before" has "soon", which is not a time such as 24h or 30min');
  });
});

test('one call a minute and calendar while nothing happens', async () => {
  const world = googleCalendarWorld();
  const second = world.simulator.addCalendar({ summary: 'Dra. Ana', timeZone: 'America/Sao_Paulo' });
  const { host } = opened({ events: everything, calendars: ['primary', second] }, world);
  book(world, '2026-11-30T13:00:00Z');
  await host.activate();
  const before = world.calls.length;
  await host.minutes(10);
  expect(world.operations().slice(before)).toEqual(Array.from({ length: 20 }, () => 'events.list'));
});

describe('a test run', () => {
  test('shows what would go out in the next 48 hours, by time, and leaves everything as it is', async () => {
    const world = googleCalendarWorld();
    const host = appointmentHost(world, { mode: 'manual', parameters: { events: ['reminder.due', 'reminder.skipped'] } });
    book(world, '2026-11-26T13:00:00Z', 'Thursday');
    book(world, '2026-11-25T20:00:00Z', 'Wednesday');
    book(world, '2026-11-29T20:00:00Z', 'far');
    world.simulator.book({ start: '2026-11-26T12:00:00Z', title: 'landline', customer: { name: 'Rui', phone: '1134567890' } });
    const shown = await host.testRun();
    expect(
      shown.map(({ event, reminder, appointment }) => [
        event.occurredAt,
        reminder!.leadMinutes,
        reminder!.reason ?? 'due',
        appointment.title,
      ]),
    ).toEqual([
      ['2026-11-24T20:00:00.000Z', 1440, 'due', 'Wednesday'],
      ['2026-11-25T12:00:00.000Z', 1440, 'noPhone', 'landline'],
      ['2026-11-25T13:00:00.000Z', 1440, 'due', 'Thursday'],
      ['2026-11-25T18:00:00.000Z', 120, 'due', 'Wednesday'],
      ['2026-11-26T10:00:00.000Z', 120, 'noPhone', 'landline'],
      ['2026-11-26T11:00:00.000Z', 120, 'due', 'Thursday'],
    ]);
  });

  test('says so where nothing would go out', async () => {
    const host = appointmentHost(googleCalendarWorld(), { mode: 'manual' });
    await expect(host.testRun()).rejects.toThrow('No reminder falls due in the next 48 hours');
  });
});
