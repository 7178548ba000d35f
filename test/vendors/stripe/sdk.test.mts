/** Stripe's own SDK signs for us and takes what we sign; whatever it refuses, we refuse. */
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../sandbox/world/random.mts';
import { isSignedByStripe, signPayload } from '../../../vendors/stripe/events/signature.ts';

const { webhooks } = new Stripe('sk_test_of_nobody');
const secret = 'whsec_of_the_endpoint';
const now = Date.parse('2026-11-24T15:00:00Z');
const seconds = Math.floor(now / 1000);
const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', note: 'São Paulo €' });
const body = Buffer.from(payload);

const sdkTakes = (header: string, at = seconds) => {
  try {
    webhooks.constructEvent(payload, header, secret, 300, undefined, at * 1000);
    return true;
  } catch {
    return false;
  }
};

describe('signatures', () => {
  test('what the SDK signs is taken here, what is signed here the SDK takes', () => {
    const theirs = webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds });
    expect(isSignedByStripe(body, theirs, [secret], now)).toBe(true);
    expect(sdkTakes(signPayload(body, secret, now))).toBe(true);
  });

  test('while a secret is rolled one of several will do, at whatever place, for both', () => {
    const header = webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds });
    const [t, mine] = header.split(',') as [string, string];
    const other = webhooks.generateTestHeaderString({ payload, secret: 'whsec_other', timestamp: seconds }).split(',')[1]!;
    for (const several of [`${t},${mine},${other}`, `${t},${other},${mine}`]) {
      expect(isSignedByStripe(body, several, [secret], now)).toBe(true);
      expect(sdkTakes(several)).toBe(true);
    }
    expect(isSignedByStripe(body, `${t},${other}`, [secret], now)).toBe(false);
  });

  test('five minutes are tolerated, as there', () => {
    const header = webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds });
    for (const late of [0, 299, 300, 301, 3600]) {
      expect([late, isSignedByStripe(body, header, [secret], (seconds + late) * 1000)]).toEqual([late, sdkTakes(header, seconds + late)]);
    }
  });

  test('of 2,000 headers that somebody meddled with none is taken that the SDK refuses', () => {
    const random = createRandom(3);
    const header = webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds });
    let refused = 0;
    for (let turn = 0; turn < 2_000; turn++) {
      const place = random.int(0, header.length - 1);
      const changed = header.slice(0, place) + random.pick([...'0123456789abcdef,=tv ']) + header.slice(place + random.int(0, 1));
      if (sdkTakes(changed)) continue;
      refused++;
      expect([changed, isSignedByStripe(body, changed, [secret], now)]).toEqual([changed, false]);
    }
    expect(refused).toBeGreaterThan(1_000);
  });

  test('nothing is taken without a secret', () => {
    const header = signPayload(body, '', now);
    expect(isSignedByStripe(body, header, [], now)).toBe(false);
    expect(isSignedByStripe(body, header, [''], now)).toBe(false);
  });
});
