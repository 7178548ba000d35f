/** Whose tax id it is: this order's own data beat what is remembered, and nobody else's counts. */
import { describe, expect, test } from 'vitest';
import { findTaxId, statedTaxId } from '../../../vendors/shopify/orders/findTaxId.ts';
import { orderOf } from '../../../vendors/shopify/orders/lookUpOrder.ts';

const checkout = { type: 'CPF', value: '52998224725' } as const;
const otherCpf = '111.444.777-35';
const cnpj = '11.222.333/0001-81';

const attribute = (name: string, value: string) => ({ note_attributes: [{ name, value }] });

describe('the tax id of an order', () => {
  test('of the checkout comes before attributes, companies and what the shop remembers', () => {
    const payload = {
      ...attribute('cpf', otherCpf),
      billing_address: { company: cnpj },
      shipping_address: { company: cnpj },
      customer: { default_address: { company: cnpj } },
      admin_graphql_api_id: 'gid://shopify/Order/1',
      name: '#1001',
      total_price: '10.00',
    };
    expect(orderOf({ payload, taxId: checkout, refundedTotal: null }, 'loja').customer.taxId).toEqual(checkout);
    expect(findTaxId(payload)).toEqual({ type: 'CPF', value: '11144477735' });
  });

  test.each(['cpf_recebedor', 'CPF de quem retira', 'cnpj do empregador', 'CPF do portador', 'pickup_cpf'])(
    '%s is somebody else’s',
    (name) => {
      expect(statedTaxId(attribute(name, otherCpf))).toBeUndefined();
    },
  );

  test('a company that the shop remembers of the customer comes last', () => {
    const remembered = { customer: { default_address: { company: cnpj } } };
    expect(findTaxId({ ...remembered, billing_address: { company: otherCpf } })).toMatchObject({ type: 'CPF' });
    expect(findTaxId(remembered)).toMatchObject({ type: 'CNPJ' });
  });
});
