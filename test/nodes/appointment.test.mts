/** Appointment: what a form books, what a customer answers by a button. It is Tuesday, 24 November 2026, noon in São Paulo. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { Appointment } from '../../nodes/Appointment/Appointment.node.ts';
import { hostClock } from '../../runtime/host/clock.ts';
import { googleCalendarWorld } from '../contracts/support/googleCalendarWorld.mts';
import { onClock } from '../support/onClock.mts';
import { fakeN8n } from './support/fakeN8n.mts';

let workflows = 0;

function opened(world = googleCalendarWorld(), timezone?: string) {
  const workflow = `appointment action ${++workflows}`;
  const hostOf = (operation: string, parameters: Record<string, unknown>, items: readonly IDataObject[]) =>
    fakeN8n({
      parameters: {
        vendor: 'googleCalendar',
        resource: 'appointment',
        operation,
        calendar: 'primary',
        appointmentFrom: 'item',
        bookingFrom: 'fields',
        ...parameters,
      },
      items: items.map((json) => ({ json })),
      credentials: { ponteGoogleCalendarOAuth2Api: workflow },
      workflow,
      ...(timezone === undefined ? {} : { timezone }),
      connect: () => world.connect(),
    });
  async function run(operation: string, parameters: Record<string, unknown> = {}, ...items: IDataObject[]) {
    const { execute } = hostOf(operation, parameters, items.length > 0 ? items : [{}]);
    const sleep = vi.spyOn(hostClock, 'sleep').mockImplementation(async (ms) => await world.clock.sleep(ms));
    const output = await onClock(world.clock, async () => await new Appointment().execute.call(execute));
    sleep.mockRestore();
    return output.flat().map(({ json }) => json as IDataObject & { appointment: IDataObject });
  }
  const standing = () =>
    world.simulator
      .slots({}, world.simulator.calendars().find(({ primary }) => primary)!.id)
      .filter(({ status }) => status !== 'cancelled')
      .map(({ start, end, title }) => [new Date(start).toISOString(), (end - start) / 60_000, title]);
  return { world, run, standing };
}

const form = {
  start: '27/11/2026 10:00',
  minutes: 45,
  customerName: 'Maria Silva',
  customerPhone: '(11) 91234-5678',
  customerEmail: 'maria@loja.example',
};

describe('Create', () => {
  test('puts a form’s booking into the calendar, once however often it is sent', async () => {
    const { run, standing, world } = opened();
    const [first] = await run('create', form, { formName: 'site' });
    expect(first).toMatchObject({
      formName: 'site',
      found: false,
      appointment: {
        title: 'Maria Silva',
        status: 'scheduled',
        customer: { name: 'Maria Silva', phone: '+5511912345678', email: 'maria@loja.example' },
      },
    });
    const again = await run('create', { ...form, start: '2026-11-27T10:00:00-03:00', customerPhone: '11 91234 5678' });
    expect(again[0]).toMatchObject({ found: true, appointment: { id: first!.appointment.id } });
    // Ten o'clock in São Paulo.
    expect(standing()).toEqual([['2026-11-27T13:00:00.000Z', 45, 'Maria Silva']]);
    expect(world.simulator.mails()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('reads times in the zone that is given', async () => {
    const { run, standing } = opened();
    await run('create', { ...form, 'options.timeZone': 'America/Manaus' });
    expect(standing()).toEqual([['2026-11-27T14:00:00.000Z', 45, 'Maria Silva']]);
    await expect(run('create', { ...form, 'options.timeZone': 'Manaus' })).rejects.toThrow('"Time Zone" is not the name of a time zone');
  });

  test('takes a whole day where there is no time', async () => {
    const { run } = opened();
    const [made] = await run('create', { ...form, start: '27/11/2026' });
    expect(made!.appointment).toMatchObject({ start: '2026-11-27', end: '2026-11-28' });
  });

  test('keeps what the details say, and sends an invitation where that is wanted', async () => {
    const { run, world } = opened();
    const details = { bookingId: 'site-9', title: 'Avaliação', location: 'Rua A, 1', notes: 'Primeira vez' };
    const [made] = await run('create', { ...form, details, 'options.sendInvitation': true });
    expect(made!.appointment).toMatchObject({ bookingId: 'site-9', title: 'Avaliação', location: 'Rua A, 1', notes: 'Primeira vez' });
    expect(world.simulator.mails()).toMatchObject([{ kind: 'invitation', to: ['maria@loja.example'] }]);
  });

  test.each([
    [{ start: 'amanhã' }, '"Start" is not a time'],
    [{ start: '31/02/2026 10:00' }, '"Start" is not a time'],
    [{ minutes: 'uma hora' }, '"Duration (Minutes)"'],
    [{ customerName: '', customerPhone: '', customerEmail: '' }, 'neither an ID nor a customer'],
    [{ bookingFrom: 'item' }, 'There is no appointment on the item'],
  ])('refuses %j', async (wrong, message) => {
    const { run, standing } = opened();
    await expect(run('create', { ...form, ...wrong })).rejects.toThrow(message);
    expect(standing()).toEqual([]);
  });
});

/** n8n runs workflows by New York's clock until somebody tells it otherwise: one or two hours behind São Paulo's. */
describe('a workflow whose clock is not the calendar’s', () => {
  const newYorker = () => opened(googleCalendarWorld(), 'America/New_York');
  const unclear = "the workflow's (America/New_York) shows another hour than the calendar's (America/Sao_Paulo). Nothing was changed";

  test('books and moves to no hour that is written without a zone', async () => {
    const { run, world, standing } = newYorker();
    await expect(run('create', form)).rejects.toThrow(unclear);
    const id = world.simulator.book({ start: '2026-11-26T13:00:00Z', title: 'Fisio' });
    await expect(run('move', { appointmentFrom: 'id', appointmentId: id, start: form.start, minutes: 0 })).rejects.toThrow(unclear);
    expect(standing()).toEqual([['2026-11-26T13:00:00.000Z', 60, 'Fisio']]);
  });

  test('offers no free times and lists no days by the wrong clock', async () => {
    const { run } = newYorker();
    const hours = { minutes: 60, workFrom: '09:00', workTo: '18:00' };
    for (const days of [{}, { from: '2026-11-25', to: '2026-11-26' }])
      await expect(run('findFreeTimes', { ...hours, ...days })).rejects.toThrow(unclear);
    await expect(run('getMany', { from: '2026-11-25' })).rejects.toThrow(unclear);
    expect(await run('getMany')).toEqual([]);
  });

  test('takes what says its zone, a whole day, and the zone that the node names', async () => {
    const { run } = newYorker();
    const startOf = async (parameters: Record<string, unknown>) => (await run('create', { ...form, ...parameters }))[0]!.appointment.start;
    expect(await startOf({ start: '2026-11-27T10:00:00-03:00' })).toBe('2026-11-27T10:00:00-03:00');
    expect(await startOf({ start: '28/11/2026' })).toBe('2026-11-28');
    // Ten o'clock in New York.
    expect(await startOf({ start: '29/11/2026 10:00', 'options.timeZone': 'America/New_York' })).toBe('2026-11-29T12:00:00-03:00');
  });

  test('may have another name for the same clock', async () => {
    const { run, standing } = opened(googleCalendarWorld(), 'America/Bahia');
    await run('create', form);
    expect(standing()).toEqual([['2026-11-27T13:00:00.000Z', 45, 'Maria Silva']]);
  });
});

describe('two people who are one booking by what names it', () => {
  const taken = 'for another customer or another phone. Nothing was made or changed';

  test('a mother who books for herself and for her son at one time is told that only one was booked', async () => {
    const { run, standing } = opened();
    await run('create', form);
    await expect(run('create', { ...form, customerName: 'Pedro Silva' })).rejects.toThrow(taken);
    await run('create', { ...form, customerName: 'Pedro Silva', details: { bookingId: 'pedro' } });
    expect(standing().map(([, , title]) => title)).toEqual(['Maria Silva', 'Pedro Silva']);
  });

  test('so is a second customer where the booking ID is the day’s', async () => {
    const { run, standing } = opened();
    const details = { bookingId: '27/11/2026' };
    await run('create', { ...form, details });
    const second = { ...form, details, customerName: 'Maria Souza', customerPhone: '(31) 98888-7777', customerEmail: '' };
    await expect(run('create', second)).rejects.toThrow(taken);
    expect(standing()).toHaveLength(1);
  });

  test('the same person with a name written otherwise is found', async () => {
    const { run } = opened();
    await run('create', form);
    for (const customerName of ['MARIA', 'María da Silva', ''])
      expect((await run('create', { ...form, customerName, customerEmail: '' }))[0]).toMatchObject({ found: true });
  });
});

describe('Only If Free', () => {
  const ifFree = { ...form, 'options.onlyIfFree': true };
  const other = { ...ifFree, customerName: 'Rui Lima', customerPhone: '(31) 98888-7777', customerEmail: '' };

  test('of two customers who choose one hour, one is booked', async () => {
    const { run, standing } = opened();
    await run('create', ifFree);
    for (const start of [form.start, '27/11/2026 10:30'])
      await expect(run('create', { ...other, start })).rejects.toThrow('Something else stands in the calendar at this time');
    // The first takes three quarters of an hour.
    await run('create', { ...other, start: '27/11/2026 10:45' });
    expect(standing().map(([, , title]) => title)).toEqual(['Maria Silva', 'Rui Lima']);
  });

  test('a booking that comes again finds its own, also where it was moved and its hour is another’s by now', async () => {
    const { run, world } = opened();
    const [made] = await run('create', ifFree);
    expect((await run('create', ifFree))[0]).toMatchObject({ found: true });
    world.simulator.move(String(made!.appointment.id).split('/')[1]!, { start: '2026-11-30T13:00:00Z' });
    await run('create', other);
    expect((await run('create', ifFree))[0]).toMatchObject({ found: true, appointment: { start: '2026-11-30T10:00:00-03:00' } });
  });

  test('hours of absence and a whole day are taken; what is shown as free or called cancelled is not', async () => {
    const { run, world } = opened();
    world.simulator.book({ start: '2026-11-27T12:00:00Z', minutes: 240, eventType: 'outOfOffice' });
    world.simulator.book({ start: '2026-11-30', title: 'Congresso' });
    for (const start of [form.start, '30/11/2026 10:00', '27/11/2026'])
      await expect(run('create', { ...ifFree, start })).rejects.toThrow('Something else stands in the calendar at this time');
    world.simulator.book({ start: '2026-12-01T13:00:00Z', transparency: 'transparent', title: 'Lembrar' });
    world.simulator.book({ start: '2026-12-01T13:00:00Z', title: 'CANCELADO - Ana' });
    expect((await run('create', { ...ifFree, start: '01/12/2026 10:00' }))[0]).toMatchObject({ found: false });
  });
});

describe('Create, with a booking page’s event', () => {
  const appointment = {
    id: 'ev1/inv1',
    source: 'calendly',
    title: 'Consulta',
    start: '2026-11-27T13:00:00.000Z',
    end: '2026-11-27T14:00:00.000Z',
    customer: { name: 'Maria', email: null, phone: '+5511912345678' },
    status: 'scheduled',
  };
  const event = (type: string) => ({ event: { type: `appointment.${type}` } });

  test('puts what was booked into the calendar', async () => {
    const { run, standing } = opened();
    await run('create', { bookingFrom: 'item' }, { ...event('booked'), appointment });
    expect(standing()).toEqual([['2026-11-27T13:00:00.000Z', 60, 'Consulta']]);
  });

  test('makes none of a cancellation, and no second one of a move', async () => {
    const { run, standing } = opened();
    const gone = { ...event('cancelled'), appointment: { ...appointment, status: 'cancelled' } };
    await expect(run('create', { bookingFrom: 'item' }, gone)).rejects.toThrow('was cancelled. Nothing was made');
    const moved = { ...event('moved'), appointment: { ...appointment, id: 'ev2/inv2', movedFrom: '2026-11-26T13:00:00.000Z' } };
    await expect(run('create', { bookingFrom: 'item' }, moved)).rejects.toThrow('was moved');
    expect(standing()).toEqual([]);
  });
});

describe('the customer’s button', () => {
  const pressed = (buttonId: string) => ({
    reply: { id: 'r1', vendor: 'whatsappCloud', phone: '+5511912345678', text: 'Confirmar', buttonId },
  });

  test('confirms, moves and cancels the very appointment that the message was about', async () => {
    const { run, standing, world } = opened();
    const series = world.simulator.series({ start: '2026-11-25T13:00:00Z', rule: 'RRULE:FREQ=WEEKLY;COUNT=2', title: 'Fisio' });
    const id = `primary/${series}_20261125T130000Z`;
    const [confirmed] = await run('confirm', {}, pressed(`confirm:${id}#20261125T130000Z`));
    expect(confirmed).toMatchObject({ unchanged: false, appointment: { id, status: 'confirmed' } });
    const [moved] = await run('move', { start: '2026-11-26 09:00', minutes: 0 }, pressed(`move:${id}#20261125T130000Z`));
    expect(moved!.appointment).toMatchObject({ id, status: 'scheduled', movedFrom: '2026-11-25T10:00:00-03:00' });
    await run('cancel', { cancelledBy: 'customer' }, pressed(`cancel:${id}#20261126T120000Z`));
    expect(standing()).toEqual([['2026-12-02T13:00:00.000Z', 60, 'Fisio']]);
  });

  test('about a time that was moved since changes nothing, also where the appointment was read again', async () => {
    const { run, world } = opened();
    const id = world.simulator.book({ start: '2026-11-25T13:00:00Z' });
    world.simulator.move(id, { start: '2026-11-26T13:00:00Z' });
    const answer = pressed(`confirm:primary/${id}#20261125T130000Z`);
    const [read] = await run('get', {}, answer);
    expect(read).toMatchObject({ stillStands: false, appointment: { start: '2026-11-26T10:00:00-03:00' } });
    await expect(run('confirm', {}, answer)).rejects.toThrow('moved since');
    await expect(run('cancel', {}, read!)).rejects.toThrow('moved since');
  });

  test('that is pressed when the appointment is over neither confirms it nor takes it out of the calendar', async () => {
    const { run, world, standing } = opened();
    const id = world.simulator.book({ start: '2026-11-24T13:00:00Z', title: 'Consulta' });
    for (const operation of ['confirm', 'cancel'])
      await expect(run(operation, {}, pressed(`${operation}:primary/${id}#20261124T130000Z`))).rejects.toThrow(
        'is over. Nothing was changed',
      );
    expect(standing()).toEqual([['2026-11-24T13:00:00.000Z', 60, 'Consulta']]);
    // Who did not come gets another time, or the professional takes it out.
    const [moved] = await run('move', { start: '2026-11-25 09:00', minutes: 0 }, pressed(`move:primary/${id}#20261124T130000Z`));
    expect(moved!.appointment).toMatchObject({ start: '2026-11-25T09:00:00-03:00' });
    const missed = world.simulator.book({ start: '2026-11-24T11:00:00Z' });
    const [gone] = await run('cancel', { appointmentFrom: 'id', appointmentId: missed, cancelledBy: 'professional' });
    expect(gone!.appointment).toMatchObject({ status: 'cancelled' });
  });

  test('that belongs to no appointment is refused', async () => {
    const { run } = opened();
    await expect(run('confirm', {}, pressed('Sim'))).rejects.toThrow('Nothing on the item says which appointment');
  });
});

describe('by ID', () => {
  test('an appointment is read, an event’s own ID is looked for in the main calendar', async () => {
    const { run, world } = opened();
    const id = world.simulator.book({ start: '2026-11-25T13:00:00Z', title: 'Corte', customer: { name: 'Rui', phone: '11912345678' } });
    for (const appointmentId of [id, `primary/${id}`]) {
      const [read] = await run('get', { appointmentFrom: 'id', appointmentId });
      expect(read).toMatchObject({
        stillStands: true,
        appointment: { id: `primary/${id}`, title: 'Corte', customer: { phone: '+5511912345678' } },
      });
    }
    await expect(run('get', { appointmentFrom: 'id', appointmentId: '0000000' })).rejects.toThrow('not in this calendar');
  });
});

describe('a reminder that waited', () => {
  test('learns whether the appointment has begun; one of a whole day has not before that day is over', async () => {
    const { run, world } = opened();
    const soon = world.simulator.book({ start: '2026-11-24T15:00:30Z' });
    const today = world.simulator.book({ start: '2026-11-24' });
    const begun = async (appointmentId: string) => (await run('get', { appointmentFrom: 'id', appointmentId }))[0]!.hasBegun;
    expect([await begun(soon), await begun(today)]).toEqual([false, false]);
    await world.pass(60_000);
    expect([await begun(soon), await begun(today)]).toEqual([true, false]);
  });
});

describe('a whole series', () => {
  test.each(['confirm', 'cancel', 'move'])('is no appointment: %s changes nothing', async (operation) => {
    const { run, world, standing } = opened();
    const series = world.simulator.series({ start: '2026-11-25T13:00:00Z', rule: 'RRULE:FREQ=WEEKLY;COUNT=2', title: 'Fisio' });
    const chosen = { appointmentFrom: 'id', appointmentId: series, start: '2026-11-26 09:00', minutes: 0 };
    await expect(run(operation, chosen)).rejects.toThrow('a whole series');
    expect(standing()).toHaveLength(2);
  });
});

describe('one that took the whole day', () => {
  test('gets a time only with a duration: it would block the day behind that time, too', async () => {
    const { run, world, standing } = opened();
    const id = world.simulator.book({ start: '2026-11-26', title: 'Exames' });
    const chosen = { appointmentFrom: 'id', appointmentId: id, start: '2026-11-27 09:00' };
    await expect(run('move', { ...chosen, minutes: 0 })).rejects.toThrow('took the whole day. Nothing was changed');
    await run('move', { ...chosen, minutes: 45 });
    expect(standing()).toEqual([['2026-11-27T12:00:00.000Z', 45, 'Exames']]);
    await run('move', { ...chosen, start: '2026-11-30', minutes: 0 });
    expect((await run('get', chosen))[0]).toMatchObject({ appointment: { start: '2026-11-30', end: '2026-12-01' } });
  });
});

describe('an appointment that the customer has declined', () => {
  test('does not stand any more', async () => {
    const { run, world } = opened();
    const id = world.simulator.book({ start: '2026-11-25T13:00:00Z', customer: { name: 'Rui', email: 'rui@loja.example' } });
    const asked = { appointmentFrom: 'id', appointmentId: id };
    expect((await run('get', asked))[0]).toMatchObject({ stillStands: true });
    world.simulator.respond(id, 'rui@loja.example', 'declined');
    expect((await run('get', asked))[0]).toMatchObject({ stillStands: false, appointment: { status: 'scheduled' } });
  });
});

describe('lists', () => {
  test('Get Many: the appointments of some days, without the professional’s own', async () => {
    const { run, world } = opened();
    const customer = { name: 'Rui', phone: '11912345678' };
    world.simulator.book({ start: '2026-11-26T13:00:00Z', title: 'second', customer });
    world.simulator.book({ start: '2026-11-25T13:00:00Z', title: 'first', customer });
    world.simulator.book({ start: '2026-11-25T15:00:00Z', title: 'Almoço' });
    world.simulator.book({ start: '2026-12-24T13:00:00Z', title: 'far', customer });
    const titles = async (parameters = {}) => (await run('getMany', parameters)).map(({ appointment }) => appointment.title);
    expect(await titles()).toEqual(['first', 'second']);
    expect(await titles({ 'filters.withoutCustomer': true })).toEqual(['first', 'Almoço', 'second']);
    expect(await titles({ limit: 1 })).toEqual(['first']);
    expect(await titles({ from: '2026-11-26', to: '2026-11-27' })).toEqual(['second']);
  });

  test('Find Free Times: what is left of the working hours', async () => {
    const { run, world } = opened();
    const day = '2026-11-25';
    world.simulator.book({ start: `${day}T13:00:00Z`, minutes: 60 });
    world.simulator.book({ start: `${day}T15:00:00Z`, minutes: 30, transparency: 'transparent' });
    world.simulator.book({ start: `${day}T18:00:00Z`, minutes: 240, eventType: 'outOfOffice' });
    const [item] = await run('findFreeTimes', {
      from: day,
      to: '2026-11-26',
      minutes: 60,
      workFrom: '09:00',
      workTo: '16:00',
      'options.stepMinutes': 60,
    });
    // 10:00 to 11:00 is taken, what is shown as free is free, and from 15:00 on she is away.
    expect((item!.freeTimes as IDataObject[]).map(({ date, time }) => `${date} ${time}`)).toEqual([
      '25/11/2026 09:00',
      '25/11/2026 11:00',
      '25/11/2026 12:00',
      '25/11/2026 13:00',
      '25/11/2026 14:00',
    ]);
  });

  test.each(['reader', 'freeBusyReader'] as const)(
    'Find Free Times: what a %s may not see the details of is taken all the same',
    async (role) => {
      const { run, world } = opened();
      const day = '2026-11-25';
      world.simulator.book({ start: `${day}T13:00:00Z`, minutes: 60, visibility: 'private', title: 'Dentist' });
      world.simulator.setAccess('dona@loja-ponte.example', role);
      const hours = { from: day, to: '2026-11-26', workFrom: '09:00', workTo: '12:00', 'options.stepMinutes': 60 };
      const [item] = await run('findFreeTimes', { ...hours, minutes: 60 });
      expect((item!.freeTimes as IDataObject[]).map(({ time }) => time)).toEqual(['09:00', '11:00']);
    },
  );

  test('the calendars to choose from are those that can be written in', async () => {
    const { world } = opened();
    world.simulator.addCalendar({ summary: 'Dra. Ana', timeZone: 'America/Sao_Paulo' });
    const n8n = fakeN8n({
      parameters: { vendor: 'googleCalendar' },
      credentials: { ponteGoogleCalendarOAuth2Api: 'lists' },
      connect: () => world.connect(),
    });
    const options = await new Appointment().methods.loadOptions.getCalendars.call(n8n.loading);
    expect(options.map(({ name }) => name)).toEqual([
      'Main Calendar of the Account',
      'Dr. Otávio Brandão',
      'Dra. Ana',
      'Dra. Helena Quintão',
    ]);
  });
});
