/** An appointment in the customer's words and by the customer's clock. */
import { describe, expect, test } from 'vitest';
import { appointmentVariables } from '../../domain/messaging/appointmentVariables.ts';
import { appointment } from '../support/appointments.mts';

const customer = (phone: string | null) => ({ name: 'Maria', email: null, phone });

describe('day and time', () => {
  test.each([
    // 13:00 UTC on a Tuesday.
    ['at a place: the clock there', { location: 'Rua A, 1', customer: customer('+5592912345678') }, '01/12/2026', 'terça-feira', '10:00'],
    [
      'online: the customer’s clock',
      { meetingUrl: 'https://meet.example/a', customer: customer('+5568912345678') },
      '01/12/2026',
      'terça-feira',
      '08:00',
    ],
    ['a calendar abroad', { timeZone: 'Europe/Lisbon' }, '01/12/2026', 'terça-feira', '13:00'],
    ['in Portugal', { timeZone: 'Europe/Lisbon', customer: customer('+351912345678') }, '01/12/2026', 'terça-feira', '13:00'],
    ['in Argentina', { customer: customer('+5491123456789') }, '01/12/2026', 'martes', '10:00'],
    ['in the United States', { timeZone: 'America/New_York', customer: customer('+12025550123') }, '01/12/2026', 'Tuesday', '08:00'],
    ['a zone that nobody knows', { timeZone: 'Mars/Base' }, '01/12/2026', 'terça-feira', '10:00'],
  ])('%s', (_, over, date, weekday, time) => {
    expect(appointmentVariables(appointment(over))).toMatchObject({
      appointment_date: date,
      appointment_weekday: weekday,
      appointment_time: time,
    });
  });

  test.each([
    ['+351912345678', /^10:00 .*São Paulo/],
    ['+5491123456789', /^10:00 .*São Paulo/],
    ['+12025550123', /^10:00 .*São Paulo/],
  ])('online and abroad (%s), whose clock the number does not tell: the hour says where it is one', (phone, hour) => {
    const online = appointment({ meetingUrl: 'https://meet.example/a', customer: customer(phone), movedFrom: '2026-11-30T13:00:00.000Z' });
    const { appointment_time, appointment_old_time } = appointmentVariables(online);
    expect([appointment_time, appointment_old_time]).toEqual([expect.stringMatching(hour), expect.stringMatching(hour)]);
    expect(appointmentVariables({ ...online, location: 'Rua A, 1' }).appointment_time).toBe('10:00');
  });

  test('a whole day is that day everywhere', () => {
    const day = appointment({
      start: '2026-12-01',
      end: '2026-12-02',
      timeZone: 'Pacific/Kiritimati',
      customer: customer('+5491123456789'),
    });
    expect(appointmentVariables(day)).toMatchObject({
      appointment_date: '01/12/2026',
      appointment_weekday: 'martes',
      appointment_time: 'todo el día',
    });
  });

  test('what it was before the move stands beside it', () => {
    expect(appointmentVariables(appointment({ movedFrom: '2026-11-30T20:30:00.000Z' }))).toMatchObject({
      appointment_old_date: '30/11/2026',
      appointment_old_time: '17:30',
    });
  });
});

test('place, professional and what a button carries back', () => {
  expect(appointmentVariables(appointment({ meetingUrl: 'https://meet.example/a' }))).toMatchObject({
    appointment_place: 'https://meet.example/a',
    meeting_url: 'https://meet.example/a',
    professional: 'Dra. Ana',
    appointment_id: 'primary/abc',
    appointment_ref: 'primary/abc#20261201T130000Z',
  });
  expect(appointmentVariables(appointment({ location: 'Rua A, 1', meetingUrl: 'https://meet.example/a' }))).toMatchObject({
    appointment_place: 'Rua A, 1',
  });
});
