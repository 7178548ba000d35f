/** Odd bookings of Cal.com's, in the form of its API v2 (version 2024-08-13). */
import { expect, test } from 'vitest';
import type { Json } from '../../../runtime/client/json.ts';
import { typeOf } from '../../../vendors/calCom/events/bookingEvent.ts';
import { readBooking } from '../../../vendors/calCom/events/readBooking.ts';

const read = (more: Json = {}) =>
  readBooking(
    {
      uid: 'u1',
      title: 'Consulta entre Dr. Otávio e Maria',
      status: 'accepted',
      start: '2026-12-01T14:00:00Z',
      end: '2026-12-01T14:30:00Z',
      hosts: [{ id: 5, name: 'Dr. Otávio', email: 'otavio@loja.example', timeZone: 'America/Sao_Paulo' }],
      attendees: [{ name: 'Maria', email: 'maria@cliente.example', timeZone: 'America/Manaus' }],
      location: '',
      bookingFieldsResponses: {},
      ...more,
    },
    null,
    Date.parse('2026-11-24T15:00:00Z'),
  );

test.each<[string, unknown, string | null, string | null]>([
  ['a place', 'Rua Augusta 1200', 'Rua Augusta 1200', null],
  ['a video call', 'https://app.cal.com/video/u1', null, 'https://app.cal.com/video/u1'],
  ['a video call that is not made yet', 'integrations:daily', null, null],
  ['the customer’s number', '+55 11 91234-5678', null, null],
  ['nothing', null, null, null],
])('%s', (_, location, place, link) => {
  expect(read({ location })).toMatchObject({ location: place, meetingUrl: link });
});

test.each<[string, Json]>([
  ['the attendee’s', { attendees: [{ name: 'Maria', email: 'm@x.example', phoneNumber: '+5511912345678' }] }],
  ['the place, where the professional calls', { location: '+55 11 91234-5678' }],
  ['a number for texts', { bookingFieldsResponses: { smsReminderNumber: '+5511912345678' } }],
  ['the page’s field', { bookingFieldsResponses: { attendeePhoneNumber: '+5511912345678' } }],
  ['a question in Portuguese', { bookingFieldsResponses: { 'qual-e-o-seu-whatsapp': '(11) 91234-5678' } }],
  ['a question in English', { bookingFieldsResponses: { 'Your-phone-number': '11 91234-5678' } }],
])('the phone comes from %s', (_, more) => {
  expect(read(more)).toMatchObject({ customer: { phone: '+5511912345678' } });
  expect(read(more)).not.toHaveProperty('noPhone');
});

test('who books by phone alone has an address that nobody reads', () => {
  const attendees = [{ name: 'Maria', email: '5511912345678@sms.cal.com', phoneNumber: '+5511912345678' }];
  expect(read({ attendees }).customer).toEqual({ name: 'Maria', email: null, phone: '+5511912345678' });
});

test('answers of other kinds than texts are notes, too', () => {
  const bookingFieldsResponses = { sintomas: ['dor', 'febre'], 'primeira-vez': true, cpf: '529.982.247-25', email: 'maria@x.example' };
  expect(read({ bookingFieldsResponses })).toMatchObject({
    notes: 'sintomas: dor, febre\nprimeira vez: true\ncpf: 529.982.247-25',
    customer: { taxId: { type: 'CPF', value: '52998224725' } },
  });
});

test.each<[Json, string | undefined]>([
  [{ status: 'accepted' }, 'appointment.booked'],
  [{ status: 'accepted', rescheduledFromUid: 'u0' }, 'appointment.moved'],
  [{ status: 'cancelled' }, 'appointment.cancelled'],
  [{ status: 'cancelled', rescheduledToUid: 'u2' }, undefined],
  [{ status: 'pending' }, undefined],
  [{ status: 'pending', rescheduledFromUid: 'u0' }, undefined],
  [{ status: 'rejected' }, undefined],
  [{ status: 'something new' }, undefined],
])('%j is told as %s', (booking, type) => {
  expect(typeOf(booking)).toBe(type);
});
