import { expect, test } from 'vitest';
import { documentPath } from '../../../vendors/focusNfe/invoice/resource.ts';
import { scriptedVendor } from '../../support/scriptedVendor.mts';

const api = { connection: scriptedVendor('', []).connection };

test.each(['1001\uD800', '\uDC00', 'a\uDBFFb'])('half of a character in a reference is refused by name: %j', (ref) => {
  expect(() => documentPath(api, ref, 55)).toThrow(/half of a character/);
});

test('a whole one is part of the address', () => {
  expect(documentPath(api, '1001 😀', 55)).toBe('/nfe/1001%20%F0%9F%98%80');
});
