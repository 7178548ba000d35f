/** A frozen delivery; secret and signature were made with `openssl dgst -sha256 -hmac`. */
import { expect, test } from 'vitest';
import { verify } from '../../../vendors/calCom/events/verify.ts';
import { calComWorld, url } from '../../contracts/support/bookingWorlds.mts';

const request = { url, topics: [] };
const signature = '51d5427d609a1fff421eb8ac82ff483143a9f6a0ef0e322011b8fd3df43397bb';
const delivery = {
  headers: { 'x-cal-signature-256': signature },
  rawBody: Buffer.from('{"triggerEvent":"BOOKING_CREATED","createdAt":"2026-11-24T15:00:00.000Z"}'),
  receivedAt: '2026-11-24T15:00:10.000Z',
};
const connection = calComWorld().link({ settings: { apiKey: ' cal_live_of_the_test ' } });

test('the frozen delivery is genuine', () => {
  expect(verify(connection, delivery, request)).toEqual({ valid: true });
});

test.each([`sha256=${signature}`, signature.toUpperCase(), `${signature} `, 'no-secret-provided', ''])('header %j is refused', (header) => {
  expect(verify(connection, { ...delivery, headers: { 'x-cal-signature-256': header } }, request).valid).toBe(false);
});
