/** Whose CPF or CNPJ an order of WooCommerce holds. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../runtime/client/json.ts';
import { findTaxId } from '../../../vendors/wooCommerce/orders/findTaxId.ts';

const cpf = { type: 'CPF', value: '52998224725' };
const cnpj = { type: 'CNPJ', value: '11222333000181' };

const order = (meta: Record<string, string>, billing: Json = {}) => ({
  billing,
  meta_data: Object.entries(meta).map(([key, value], index) => ({ id: index + 1, key, value })),
});

describe('the kind of person that the buyer chose', () => {
  const both = { _billing_cpf: '529.982.247-25', _billing_cnpj: '11.222.333/0001-81' };

  test.each([
    ['1', cpf],
    ['2', cnpj],
  ])('%s decides between two documents', (persontype, expected) => {
    expect(findTaxId(order({ ...both, _billing_persontype: persontype }))).toEqual(expected);
  });

  test.each([
    ['2', { ...both, _billing_cnpj: '11.222.333/0001-82' }],
    ['1', { ...both, _billing_cpf: '529.982.247-26' }],
  ])('%s with a slip in its document: the other document, of an order before, is nobody’s now', (persontype, meta) => {
    const taxId = findTaxId(order({ ...meta, _billing_persontype: persontype }));
    expect([cpf.value, cnpj.value]).not.toContain(taxId?.value);
    expect(taxId).not.toBeNull();
  });

  test('without the choice, or with its document left empty, the one that is there counts', () => {
    expect(findTaxId(order({ _billing_cpf: '529.982.247-25' }))).toEqual(cpf);
    expect(findTaxId(order({ _billing_cpf: '529.982.247-25', _billing_persontype: '2' }))).toEqual(cpf);
  });
});

test('a slip in the buyer’s field is told: what another plugin keeps under a name of its own does not stand in', () => {
  const slip = order({ _billing_cpf: '529.982.247-24', _nfe_documento: '11.222.333/0001-81' });
  expect(findTaxId(slip)).toEqual({ type: 'CPF', value: '529.982.247-24' });
  expect(findTaxId(order({ _billing_cpf: '-', _nfe_documento: '11.222.333/0001-81' }))).toEqual(cnpj);
});

const others = ['transportadora_cnpj', '_cnpj_loja', 'cnpj_emitente', '_vendedor_cnpj', '_shipping_cpf', 'cpf_do_recebedor'];
const between = ['_cnpj_intermediador', 'marketplace_cnpj', '_fornecedor_documento', 'cpf_representante', 'cnpj_credenciadora_cartao'];

test.each([...others, ...between])('%s is not the buyer’s', (key) => {
  expect(findTaxId(order({ [key]: '11.222.333/0001-81' }))).toBeNull();
  expect(findTaxId(order({ [key]: '11.222.333/0001-81', _billing_cpf_cnpj: '529.982.247-25' }))).toEqual(cpf);
});
