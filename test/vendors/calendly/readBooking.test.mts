/** Odd bookings of Calendly's, in the form of its documentation. */
import { expect, test } from 'vitest';
import type { Json } from '../../../runtime/client/json.ts';
import { readBooking } from '../../../vendors/calendly/events/readBooking.ts';

const api = 'https://api.calendly.com';
const account = { user: `${api}/users/helena`, organization: `${api}/organizations/o`, name: 'Dra. Helena', timeZone: 'America/Sao_Paulo' };
const now = Date.parse('2026-11-24T15:00:00Z');

const read = (event: Json = {}, invitee: Json = {}) =>
  readBooking(
    {
      event: {
        uri: `${api}/scheduled_events/e1`,
        name: 'Consulta',
        start_time: '2026-12-01T14:00:00.000000Z',
        end_time: '2026-12-01T14:30:00.000000Z',
        event_memberships: [{ user: account.user, user_name: 'Dra. Helena Quintão' }],
        location: null,
        ...event,
      },
      invitee: {
        uri: `${api}/scheduled_events/e1/invitees/i1`,
        name: 'Maria',
        email: 'maria@cliente.example',
        timezone: 'America/Manaus',
        status: 'active',
        ...invitee,
      },
    },
    account,
    null,
    now,
  );

test.each<[string, Json, string | null, string | null]>([
  ['a place', { type: 'physical', location: 'Rua Augusta 1200' }, 'Rua Augusta 1200', null],
  ['a video call', { type: 'zoom', status: 'pushed', join_url: 'https://zoom.us/j/1' }, null, 'https://zoom.us/j/1'],
  ['a video call that is not made yet', { type: 'zoom', status: 'initiated', join_url: null }, null, null],
  ['a link that was typed', { type: 'custom', location: 'https://meet.example/x' }, null, 'https://meet.example/x'],
  ['a call to the professional', { type: 'inbound_call', location: '+551134567890' }, '+551134567890', null],
  ['a call to the customer', { type: 'outbound_call', location: '+5511912345678' }, null, null],
])('%s', (_, location, place, link) => {
  expect(read({ location })).toMatchObject({ location: place, meetingUrl: link });
});

test('who is called has that number; the number for texts comes first', () => {
  const location = { type: 'outbound_call', location: '+55 11 91234-5678' };
  expect(read({ location }).customer?.phone).toBe('+5511912345678');
  expect(read({ location }, { text_reminder_number: '+55 21 99876-5432' }).customer?.phone).toBe('+5521998765432');
  expect(read({ location: { type: 'inbound_call', location: '+55 11 91234-5678' } })).toMatchObject({
    noPhone: true,
    customer: { phone: null },
  });
});

test('a colleague’s appointment goes by the customer’s clock, and has the colleague’s name', () => {
  const colleague = { event_memberships: [{ user: `${api}/users/otavio`, user_name: 'Dr. Otávio' }] };
  expect(read(colleague)).toMatchObject({ timeZone: 'America/Manaus', professional: 'Dr. Otávio' });
  expect(read()).toMatchObject({ timeZone: 'America/Sao_Paulo', professional: 'Dra. Helena Quintão' });
  expect(read({ event_memberships: [] })).toMatchObject({ timeZone: 'America/Sao_Paulo', professional: 'Dra. Helena' });
});

test('first and last name where there is no whole one; nothing where nothing was said', () => {
  expect(read({}, { name: null, first_name: 'Maria', last_name: 'Souza' }).customer?.name).toBe('Maria Souza');
  expect(read({}, { name: '', email: '' }).customer).toEqual({ name: null, email: null, phone: null });
});

test('what is over is done, and a time that cannot be read is refused by name', () => {
  expect(read({ start_time: '2026-11-24T14:00:00Z', end_time: '2026-11-24T14:30:00Z' }).status).toBe('done');
  expect(() => read({ start_time: 'amanhã' })).toThrow(/start_time/);
});
