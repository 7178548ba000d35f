import { describe, expect, test } from 'vitest';
import { orderNumberInRef, serviceRefOf } from '../../../vendors/focusNfe/serviceInvoice/serviceRef.ts';
import { refOf } from '../../../vendors/focusNfe/invoice/ref.ts';

const keys = ['shopify:1001:invoice', 'shopify:1001', 'SHOPIFY:1001:invoice', 'Z3A', 'loja é nº 7 / 2', '', 'x'.repeat(500)];

describe('the ref of an NFS-e', () => {
  test('is letters and digits, one for each key, and the same one each time', () => {
    for (const key of keys) expect(serviceRefOf(key)).toMatch(/^nfse[A-Za-z0-9]{20,60}$/);
    expect(new Set(keys.map(serviceRefOf)).size).toBe(keys.length);
    expect(serviceRefOf(keys[0]!)).toBe(serviceRefOf(keys[0]!));
  });

  test("is never that of the order's NF-e", () => {
    expect(keys.map(serviceRefOf).filter((ref) => keys.map(refOf).includes(ref))).toEqual([]);
    expect(refOf('nfse1001')).not.toBe(serviceRefOf('1001'));
  });

  test.each([
    ['shopify:1001:invoice', '1001'],
    ['asaas:B-7/2:invoice', 'B-7/2'],
    ['wooCommerce:Zé 9:invoice', 'Zé 9'],
  ])('made of %s tells the order %s', (key, number) => {
    expect(orderNumberInRef(serviceRefOf(key))).toBe(number);
  });

  test.each(['shopify:1001', 'my own key', 'shopify:1001:invoice:2', `shopify:${'9'.repeat(60)}:invoice`])(
    'made of %s tells no order',
    (key) => {
      expect(orderNumberInRef(serviceRefOf(key))).toBeNull();
    },
  );

  test('of somebody else tells no order', () => {
    for (const ref of ['', 'nfs-2', '12345', refOf('shopify:1001:invoice')]) expect(orderNumberInRef(ref)).toBeNull();
  });
});
