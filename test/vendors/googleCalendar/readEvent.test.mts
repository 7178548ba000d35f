/** Events as Google shows them, as appointments. It is noon in São Paulo on 24 November 2026. */
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../vendors/googleCalendar/events/readEvent.ts';

const now = Date.parse('2026-11-24T15:00:00Z');
const facts = { calendar: 'ana@clinica.example', timeZone: 'America/Sao_Paulo', name: 'Dra. Ana' };
const guest = (over: object = {}) => ({ email: 'maria@loja.example', displayName: 'Maria', responseStatus: 'needsAction', ...over });

const event = (over: object = {}) => ({
  id: 'abc',
  status: 'confirmed',
  summary: 'Consulta',
  created: '2026-11-20T12:00:00.000Z',
  updated: '2026-11-21T12:00:00.000Z',
  start: { dateTime: '2026-11-27T10:00:00-03:00', timeZone: 'Europe/Lisbon' },
  end: { dateTime: '2026-11-27T11:00:00-03:00' },
  ...over,
});

const read = (over: object = {}, mark?: string) => readEvent(event(over) as never, facts, now, mark);

test('an event with a guest, in the zone of its calendar', () => {
  expect(read({ attendees: [guest(), guest({ email: 'ana@clinica.example', self: true }), guest({ resource: true })] })).toEqual({
    appointment: {
      id: 'ana@clinica.example/abc',
      source: 'googleCalendar',
      title: 'Consulta',
      start: '2026-11-27T10:00:00-03:00',
      end: '2026-11-27T11:00:00-03:00',
      timeZone: 'America/Sao_Paulo',
      customer: { name: 'Maria', email: 'maria@loja.example', phone: null },
      professional: 'Dra. Ana',
      location: null,
      meetingUrl: null,
      status: 'scheduled',
      movedFrom: null,
      cancelledBy: null,
      notes: null,
    },
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-21T12:00:00.000Z',
    isDeclined: false,
    isAppointment: true,
    isBusy: true,
  });
});

describe('who it is with', () => {
  test.each([
    ['nobody', {}, false],
    ['the professional alone', { attendees: [guest({ self: true })] }, false],
    ['a number in the notes', { description: 'Tel: 11 91234-5678' }, true],
    ['a number in the notes of a private event', { description: 'Tel: 11 91234-5678', visibility: 'private' }, false],
    ['a guest of a private event', { attendees: [guest()], visibility: 'private' }, true],
    ['a guest of focus time', { attendees: [guest()], eventType: 'focusTime' }, false],
    ['a booking that was kept', { extendedProperties: { private: { ponte_bookingId: 'site-1' } } }, true],
    ['another app’s properties', { extendedProperties: { private: { bookingId: 'x' }, shared: { phone: '11912345678' } } }, false],
    ['another calendar', { attendees: [guest({ email: 'c_1@group.calendar.google.com' })] }, false],
  ])('%s', (_, over, isAppointment) => {
    expect(read(over).isAppointment).toBe(isAppointment);
  });

  test('the mark counts in title and notes, in any case', () => {
    expect([read({ summary: 'Retorno #Cliente' }, '#cliente'), read({}, '#cliente'), read({})].map((each) => each.isAppointment)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('how it stands', () => {
  test.each([
    ['scheduled', {}],
    ['scheduled', { status: 'tentative' }],
    ['confirmed', { attendees: [guest({ responseStatus: 'accepted' })] }],
    ['confirmed', { extendedProperties: { private: { ponte_answer: 'confirmed', ponte_answeredStart: '2026-11-27T13:00:00.000Z' } } }],
    ['cancelled', { status: 'cancelled' }],
    ['done', { start: { dateTime: '2026-11-24T10:00:00-03:00' }, end: { dateTime: '2026-11-24T12:00:00-03:00' } }],
    ['scheduled', { start: { date: '2026-11-24' }, end: { date: '2026-11-25' } }],
    ['done', { start: { date: '2026-11-23' }, end: { date: '2026-11-24' } }],
  ])('%s: %j', (status, over) => {
    expect(read(over).appointment.status).toBe(status);
  });

  test('declined is who was invited, or the professional; one of two guests is not all', () => {
    const declined = { responseStatus: 'declined' };
    expect(read({ attendees: [guest(declined)] }).isDeclined).toBe(true);
    expect(read({ attendees: [guest(declined), guest({ email: 'rui@loja.example' })] }).isDeclined).toBe(false);
    expect(read({ attendees: [guest(), guest({ ...declined, self: true })] })).toMatchObject({ isDeclined: true, isBusy: false });
  });

  test('it is the customer’s answer that counts, not that of who invited, or of who comes along', () => {
    const [yes, no] = [{ responseStatus: 'accepted' }, { responseStatus: 'declined' }];
    const reception = (over: object) => guest({ email: 'recepcao@clinica.example', ...over });
    const about = { extendedProperties: { private: { ponte_customerEmail: 'Maria@loja.example' } } };
    const told = (over: object) => [read(over).appointment.status, read(over).isDeclined];
    expect(told({ attendees: [reception({ ...yes, organizer: true }), guest()] })).toEqual(['scheduled', false]);
    expect(told({ attendees: [reception({ ...yes, organizer: true }), guest(no)] })).toEqual(['scheduled', true]);
    expect(told({ ...about, attendees: [reception(yes), guest(no)] })).toEqual(['scheduled', true]);
    expect(told({ ...about, attendees: [reception(yes), guest()] })).toEqual(['scheduled', false]);
    expect(told({ ...about, attendees: [reception(no), guest(yes)] })).toEqual(['confirmed', false]);
    expect(told({ description: 'E-mail: maria@loja.example', attendees: [reception(yes), guest(no)] })).toEqual(['scheduled', true]);
    // Kept is another address than the one that was invited: who was invited is all that is known.
    expect(told({ ...about, attendees: [reception(no)] })).toEqual(['scheduled', true]);
  });

  test.each([
    'CANCELADO - Maria',
    'Cancelada: Maria',
    '[DESMARCOU] Maria',
    'desmarcado Maria',
    'Canceled: Maria and Ana',
    'Cancelled event: Maria',
    'Maria (cancelou)',
    'Maria – CANCELADO',
    '❌ Cancelado Maria',
    'Maria CANCELOU',
    'Maria Silva desmarcou!',
    'Maria CANCELADO',
  ])('cancelled is one whose title says so: %s', (summary) => {
    expect(read({ summary, description: 'Tel: 11 91234-5678' })).toMatchObject({ appointment: { status: 'cancelled' }, isBusy: true });
  });

  test.each([
    'Maria, cancelar plano',
    'Maria pediu para desmarcar?',
    'Retorno da Maria que cancelou ontem',
    'Cancelamento de contrato, Maria',
    'Retorno da Maria que desmarcou',
    'Maria não cancelou',
    'Maria, plano cancelado',
  ])('a title that speaks of a cancellation cancels nothing: %s', (summary) => {
    expect(read({ summary, description: 'Tel: 11 91234-5678' }).appointment.status).toBe('scheduled');
  });

  test('an instance that departs from its series was moved from there', () => {
    const original = { originalStartTime: { dateTime: '2026-11-27T12:00:00Z' } };
    expect(read(original).appointment.movedFrom).toBe('2026-11-27T12:00:00Z');
    expect(read({ originalStartTime: { dateTime: '2026-11-27T13:00:00Z' } }).appointment.movedFrom).toBeNull();
  });

  test('of one that was deleted nothing but the id is sure', () => {
    const bare = readEvent({ id: 'abc', status: 'cancelled' }, facts, now);
    expect(bare).toMatchObject({
      isAppointment: false,
      isBusy: false,
      appointment: { id: 'ana@clinica.example/abc', status: 'cancelled', customer: null },
    });
  });
});

test.each([
  [{ hangoutLink: 'https://meet.google.com/a' }, null, 'https://meet.google.com/a'],
  [{ location: 'https://zoom.us/j/1' }, null, 'https://zoom.us/j/1'],
  [{ location: 'Rua A, 1' }, 'Rua A, 1', null],
  [
    {
      conferenceData: {
        entryPoints: [
          { entryPointType: 'phone', uri: 'tel:+551147009668' },
          { entryPointType: 'video', uri: 'https://zoom.us/j/2' },
        ],
      },
    },
    null,
    'https://zoom.us/j/2',
  ],
  [{ hangoutLink: 'http://plain.example' }, null, null],
])('place and link: %j', (over, location, meetingUrl) => {
  expect(read(over).appointment).toMatchObject({ location, meetingUrl });
});

test.each([
  ['abc123', 'abc123'],
  ['abc123_R20261204T130000', 'abc123'],
  ['abc123_R20261204', 'abc123'],
  [undefined, undefined],
])('an event of the series %s belongs to %s', (recurringEventId, series) => {
  expect(read(recurringEventId === undefined ? {} : { recurringEventId }).series).toBe(series);
});

test.each([
  ['who has not declined', [guest({ responseStatus: 'declined' }), guest({ email: 'rui@loja.example' })], 'rui@loja.example'],
  ['who was invited', [guest({ email: 'recepcao@clinica.example', organizer: true }), guest()], 'maria@loja.example'],
  ['who invited, where it is nobody else', [guest({ organizer: true }), guest({ self: true })], 'maria@loja.example'],
])('of several guests the customer is %s', (_, attendees, email) => {
  expect(read({ attendees }).appointment.customer?.email).toBe(email);
});

test('an account’s own calendar is called by its address, which is nobody’s name', () => {
  const own = { ...facts, name: 'ana@clinica.example' };
  expect(readEvent(event() as never, own, now).appointment.professional).toBeNull();
  expect(readEvent(event({ organizer: { displayName: 'Ana Lima', self: true } }) as never, own, now).appointment.professional).toBe(
    'Ana Lima',
  );
});
