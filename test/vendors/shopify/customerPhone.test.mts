import { describe, expect, test } from 'vitest';
import { mapCustomer } from '../../../vendors/shopify/orders/mapCustomer.ts';

const from = (country_code: string | null, phone: string) => ({ country_code, phone });

describe('the phone of an order’s customer', () => {
  test.each([
    ['of the country of its address', { shipping_address: from('PE', '987 654 321') }, '+51987654321'],
    ['with its own country, in brackets', { shipping_address: from('BR', '(+51) 987 654 321') }, '+51987654321'],
    ['Brazilian, with text direction marks', { shipping_address: from('BR', '\u2068(31) 98888-7777\u2069') }, '+5531988887777'],
    [
      'of the billing address, each by its own country',
      { shipping_address: from('BR', ''), billing_address: from('PT', '912345678') },
      '+351912345678',
    ],
    ['of the customer, by where the order goes', { shipping_address: from('CL', ''), phone: '9 8765 4321' }, '+56987654321'],
    ['a mobile of Brazil before a landline', { shipping_address: from('BR', '(31) 3222-1234'), phone: '+51987654321' }, '+51987654321'],
    ['kept as written where it may be somebody else’s', { shipping_address: from('PE', '51 9999-9999-99') }, '51 9999-9999-99'],
    ['kept as written where it is no phone', { shipping_address: from('BR', '65998849469@lid') }, '65998849469@lid'],
  ])('%s', (_, payload, phone) => {
    expect(mapCustomer(payload, undefined).phone).toBe(phone);
  });
});
