import { describe, expect, test } from 'vitest';
import { isoTime, jsonFields, jsonObject } from '../../runtime/webhooks/deliveryBody.ts';

const delivery = (body: string) => ({ headers: {}, rawBody: Buffer.from(body), receivedAt: '2026-11-24T15:00:00.000Z' });

describe('the body of a delivery', () => {
  test('is read as an object', () => {
    expect(jsonObject({ id: 'x', name: 'X' }, delivery('{"a":1}'))).toEqual({ a: 1 });
  });

  test('is read once, however often it is asked for, and another delivery by itself', () => {
    const [first, second] = [delivery('{"a":1}'), delivery('{"a":1}')];
    const vendor = { id: 'x', name: 'X' };
    expect(jsonObject(vendor, first)).toBe(jsonFields(first));
    expect(jsonObject(vendor, second)).not.toBe(jsonObject(vendor, first));
    expect(jsonFields(delivery('{'))).toEqual({});
  });

  test.each(['', '{', '[1]', 'null', '"text"', '1'])('is handed back where it is %j', (body) => {
    expect(() => jsonObject({ id: 'x', name: 'X' }, delivery(body))).toThrow('cannot be read');
  });
});

describe('a moment', () => {
  const otherwise = '2026-11-24T15:00:00.000Z';

  test.each([
    [1_700_000_000, 'seconds', '2023-11-14T22:13:20.000Z'],
    ['1700000000', 'seconds', '2023-11-14T22:13:20.000Z'],
    [1_700_000_000_123, 'milliseconds', '2023-11-14T22:13:20.123Z'],
    ['soon', 'seconds', otherwise],
    [0, 'seconds', otherwise],
    [undefined, 'seconds', otherwise],
    [{}, 'seconds', otherwise],
    [1e300, 'seconds', otherwise],
  ] as const)('%j in %s', (moment, unit, iso) => {
    expect(isoTime(moment, unit, otherwise)).toBe(iso);
  });
});
