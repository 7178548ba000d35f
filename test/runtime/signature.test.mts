import { describe, expect, test } from 'vitest';
import { hmac, isSignedBy, sameText } from '../../runtime/webhooks/signature.ts';

/** RFC 4231 (SHA-2) and RFC 2202 (SHA-1), test case 2. */
const key = 'Jefe';
const data = Buffer.from('what do ya want for nothing?');
const sha256 = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

test('the RFC vectors hold', () => {
  expect(hmac('sha256', key, data).toString('hex')).toBe(sha256);
  expect(hmac('sha1', key, data).toString('hex')).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
});

describe('a signature', () => {
  test('may be of another algorithm, and is of none but that', () => {
    const sha1 = 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79';
    expect(isSignedBy([key], data, sha1, 'hex', 'sha1')).toBe(true);
    expect(isSignedBy([key], data, sha1, 'hex')).toBe(false);
    expect(isSignedBy([key], data, sha256, 'hex', 'sha512')).toBe(false);
  });

  test('is accepted from any live key, in the vendor encoding', () => {
    expect(isSignedBy(['new key', key], data, sha256, 'hex')).toBe(true);
    expect(isSignedBy([key], data, Buffer.from(sha256, 'hex').toString('base64'), 'base64')).toBe(true);
  });

  test.each<[string, (string | undefined)[], Buffer, string | undefined]>([
    ['another key', ['jefe'], data, sha256],
    ['other bytes', [key], Buffer.from('what do ya want for nothing!'), sha256],
    ['no signature', [key], data, undefined],
    ['an empty signature', [key], data, ''],
    ['no key', [], data, sha256],
    ['an unknown key', [undefined, ''], data, sha256],
    ['half a signature', [key], data, sha256.slice(0, 32)],
    ['a signature with something behind it', [key], data, `${sha256}0`],
    ['a text of other letters that takes as many bytes', [key], data, 'é'.repeat(32)],
  ])('is refused with %s', (_, keys, bytes, signature) => {
    expect(isSignedBy(keys, bytes, signature, 'hex')).toBe(false);
  });

  test('made with an empty key is no signature at all', () => {
    expect(isSignedBy([''], data, hmac('sha256', '', data).toString('hex'), 'hex')).toBe(false);
  });
});

test.each([
  ['token', 'token', true],
  ['token', 'Token', false],
  ['token', 'token ', false],
  ['', '', true],
  ['', 'token', false],
])('"%s" and "%s" are the same text: %s', (a, b, same) => {
  expect(sameText(a, b)).toBe(same);
});
