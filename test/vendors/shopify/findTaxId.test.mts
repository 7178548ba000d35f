import { describe, expect, test } from 'vitest';
import { taxIdProblems } from '../../../domain/checks/buyerCheck.ts';
import { findTaxId } from '../../../vendors/shopify/orders/findTaxId.ts';
import { taxIdOfFields } from '../../../vendors/shopify/orders/lookUpTaxId.ts';
import { mapCustomer } from '../../../vendors/shopify/orders/mapCustomer.ts';

const withAttribute = (name: string, value: string) => ({ note_attributes: [{ name, value }] });

describe('the tax id in an order’s attributes', () => {
  test.each([
    'cpf',
    'CPF/CNPJ',
    'doc',
    'Doc.',
    'tax_id',
    'Tax ID',
    'taxId',
    'documento',
    'Número do documento',
    'customer_document',
    'vat_number',
  ])('is found under "%s"', (name) => {
    expect(findTaxId(withAttribute(name, 'CPF: 529.982.247–25'))).toEqual({ type: 'CPF', value: '52998224725' });
  });

  test.each(['doces', 'cupom', 'gift_message', 'docinhos'])('is not looked for under "%s"', (name) => {
    expect(findTaxId(withAttribute(name, '52998224725'))).toBeUndefined();
    expect(mapCustomer(withAttribute(name, '52998224726'), undefined).taxId).toBeNull();
  });

  test('gets its leading zero back', () => {
    expect(findTaxId(withAttribute('cpf', '1234567890'))).toEqual({ type: 'CPF', value: '01234567890' });
  });

  test('of a foreigner is the passport', () => {
    expect(findTaxId(withAttribute('Passaporte', 'YA 1234567'))).toEqual({ type: 'foreign', value: 'YA1234567' });
    expect(taxIdOfFields([{ key: 'TAX_CREDENTIAL_BR', value: 'YA1234567' }])).toEqual({ type: 'foreign', value: 'YA1234567' });
  });

  test('that cannot be read is told as wrong, and not passed over', () => {
    const { taxId } = mapCustomer(withAttribute('cpf', 'CPF 529.982.247-26'), undefined);
    expect(taxIdProblems(taxId)).toEqual([{ field: 'order.customer.taxId', message: 'is not a valid CPF' }]);
  });

  test('that says in words that there is none is none', () => {
    expect(mapCustomer(withAttribute('cnpj', 'isento'), undefined).taxId).toBeNull();
  });

  test('that Shopify’s checkout took counts although an attribute cannot be read', () => {
    const known = { type: 'CPF' as const, value: '52998224725' };
    expect(mapCustomer(withAttribute('cpf', '123'), known).taxId).toEqual(known);
  });
});
