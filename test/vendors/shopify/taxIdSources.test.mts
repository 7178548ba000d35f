/** Whose tax id it is: this order's own data beat what is remembered, and nobody else's counts. */
import { describe, expect, test } from 'vitest';
import { taxIdProblems } from '../../../domain/checks/buyerCheck.ts';
import { findTaxId, statedTaxId } from '../../../vendors/shopify/orders/findTaxId.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { orderOf } from '../../../vendors/shopify/orders/lookUpOrder.ts';

const checkout = { type: 'CPF', value: '52998224725' } as const;
const otherCpf = '111.444.777-35';
const cnpj = '11.222.333/0001-81';

const line = { id: 1, name: 'Vaga', sku: 'VAGA', quantity: 1, price: '5.00' };

const attribute = (name: string, value: string) => ({ note_attributes: [{ name, value }] });

describe('the tax id of an order', () => {
  test('C6: of the checkout comes before attributes, companies and what the shop remembers', () => {
    const payload = {
      ...attribute('cpf', otherCpf),
      billing_address: { company: cnpj },
      shipping_address: { company: cnpj },
      customer: { default_address: { company: cnpj } },
      admin_graphql_api_id: 'gid://shopify/Order/1',
      name: '#1001',
      currency: 'BRL',
      total_price: '10.00',
    };
    expect(orderOf({ payload, taxId: checkout, refundedTotal: null, returnStatus: null }, 'loja').customer.taxId).toEqual(checkout);
    expect(findTaxId(payload)).toEqual({ type: 'CPF', value: '11144477735' });
  });

  test.each([
    'cpf_recebedor',
    'CPF de quem retira',
    'cnpj do empregador',
    'CPF do portador',
    'pickup_cpf',
    'cpf_vendedor',
    'seller_cpf',
    'CPF do afiliado',
    'cpf_motorista',
    'CPF do cônjuge',
    'gift_recipient_cpf',
  ])('%s is somebody else’s', (name) => {
    expect(statedTaxId(attribute(name, otherCpf))).toBeUndefined();
  });

  test('a CPF with a slip in the field for the company is told, and no company of words is taken for one', () => {
    const payload = { admin_graphql_api_id: 'gid://shopify/Order/1', name: '#1001', currency: 'BRL', total_price: '10.00' };
    const taxIdOf = (company: string) =>
      orderOf({ payload: { ...payload, billing_address: { company } }, taxId: undefined, refundedTotal: null, returnStatus: null }, 'loja')
        .customer.taxId;
    expect(taxIdOf('529.982.247-26')).toEqual({ type: 'CPF', value: '529.982.247-26' });
    expect(taxIdOf('Loja 11222333000182')).toBeNull();
  });

  test('a reseller who buys is the buyer', () => {
    expect(statedTaxId(attribute('cpf_revendedor', otherCpf))).toMatchObject({ value: '11144477735' });
  });

  test.each([
    ['with a wrong digit', '529.982.247-26'],
    ['with a letter', '529.982.247-2S'],
    ['in figures that no checkout writes', '٥٢٩٩٨٢٢٤٧٢٥'],
    ['in a sentence', 'CPF do comprador Ana Souza: 529.982.247-25'],
  ])('one that was written for this order %s is told, and no company stands in for it', (_how, written) => {
    for (const company of [{ customer: { default_address: { company: cnpj } } }, { billing_address: { company: cnpj } }]) {
      const payload = { ...attribute('cpf', written), ...company, name: '#1001', admin_graphql_api_id: 'gid://shopify/Order/1' };
      const { taxId } = orderOf(
        { payload: { ...payload, currency: 'BRL', total_price: '10.00' }, taxId: undefined, refundedTotal: null, returnStatus: null },
        'loja',
      ).customer;
      expect(taxId?.value).toBe(written);
      expect(taxIdProblems(taxId ?? null)).toHaveLength(1);
    }
  });

  test.each([
    ['lines', { line_items: ['529.982.247-25', otherCpf].map((value) => ({ ...line, properties: [{ name: 'CPF', value }] })) }],
    ['note', { note: `CPF: 529.982.247-25 e CPF: ${otherCpf}` }],
  ])('of two people whom its %s name, the order is neither’s', (_where, named) => {
    const payload = { ...named, name: '#1001', admin_graphql_api_id: 'gid://shopify/Order/1', currency: 'BRL', total_price: '10.00' };
    expect(orderOf({ payload, taxId: undefined, refundedTotal: null, returnStatus: null }, 'loja').customer.taxId).toBeNull();
  });

  test('a company that the shop remembers of the customer comes last', () => {
    const remembered = { customer: { default_address: { company: cnpj } } };
    expect(findTaxId({ ...remembered, billing_address: { company: otherCpf } })).toMatchObject({ type: 'CPF' });
    expect(findTaxId(remembered)).toMatchObject({ type: 'CNPJ' });
  });
});

/** Each source draws a number of its own or none, so that the one that is read tells where it came from. */
test('kind 6: in 3,000 orders the nearest source wins, and nobody else’s number ever does', () => {
  const random = createRandom(20261214);
  const own = { checkout: '52998224725', attribute: '24971563792', line: '11144477735', note: '12345678909', address: '98765432100' };
  const remembered = '12ABC34501DE35';
  const others = '11222333000181';
  const maybe = <T,>(value: T, chance = 0.4) => (random.chance(chance) ? value : undefined);
  for (let round = 0; round < 3000; round++) {
    const has = Object.fromEntries(Object.entries(own).map(([source, value]) => [source, maybe(value)])) as Partial<typeof own>;
    const defaultCompany = maybe(remembered);
    const named = random.pick(['cpf', 'CPF/CNPJ', 'documento', 'Doc.', 'customer_document']);
    const attributes = [
      ...(random.chance(0.4)
        ? [{ name: random.pick(['cpf_recebedor', 'CPF de quem retira', 'cnpj do empregador', 'pickup_cpf']), value: others }]
        : []),
      ...(has.attribute ? [{ name: named, value: has.attribute }] : []),
      ...(random.chance(0.3) ? [{ name: 'presente', value: 'sim' }] : []),
    ];
    const payload = {
      admin_graphql_api_id: 'gid://shopify/Order/1',
      name: '#1001',
      currency: 'BRL',
      total_price: '10.00',
      note_attributes: random.chance(0.5) ? attributes : attributes.toReversed(),
      line_items: has.line ? [{ quantity: 1, price: '10.00', properties: [{ name: 'CPF', value: has.line }] }] : [],
      note: has.note ? `CPF: ${has.note}` : random.pick([null, 'Entregar à tarde', `CNPJ do recebedor ${others}`]),
      billing_address: { company: random.pick([has.address, has.address && `CPF ${has.address}`, undefined, 'Padaria do Bairro']) ?? null },
      shipping_address: { company: has.address ?? null },
      customer: { default_address: { company: defaultCompany ?? null } },
    };
    const checkout = has.checkout ? ({ type: 'CPF', value: has.checkout } as const) : undefined;
    const wanted = has.checkout ?? has.attribute ?? has.line ?? has.note ?? has.address ?? defaultCompany;
    const { taxId } = orderOf({ payload, taxId: checkout, refundedTotal: null, returnStatus: null }, 'loja').customer;
    expect(taxId?.value, JSON.stringify(payload)).toBe(wanted);
  }
});
