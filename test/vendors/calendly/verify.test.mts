/** A frozen delivery; key and signature were made with `openssl dgst -sha256 -hmac`. */
import { expect, test } from 'vitest';
import { verify } from '../../../vendors/calendly/events/verify.ts';
import { calendlyWorld, url } from '../../contracts/support/bookingWorlds.mts';

const request = { url, topics: [] };
const signature = 'f03671e9316bbf261e3f2a357eacab1bd19159b4f2f7ab2663f9138942d346f9';
const delivery = {
  headers: { 'calendly-webhook-signature': `t=1795532400,v1=${signature}` },
  rawBody: Buffer.from('{"event":"invitee.created"}'),
  receivedAt: '2026-11-24T15:00:00.000Z',
};
const connection = calendlyWorld().link({ settings: { accessToken: ' pat-of-the-test ' } });
const withHeader = (text: string) => verify(connection, { ...delivery, headers: { 'calendly-webhook-signature': text } }, request);

test('the frozen delivery is genuine', () => {
  expect(verify(connection, delivery, request)).toEqual({ valid: true });
});

test.each([
  `v1=${signature}`,
  `t=1795532400,v1=${signature.toUpperCase()}`,
  `t=1795532401,v1=${signature}`,
  `t=1795532400,v1=${signature},v1=${signature}`,
  `t=1795532400, v1=${signature}`,
  `t=-1795532400,v1=${signature}`,
  `t=1795532400,v0=${signature}`,
  `t=1795532400,v1=`,
  'no-secret-provided',
  '',
])('header %j is refused', (header) => {
  expect(withHeader(header).valid).toBe(false);
});
