import { describe, expect, test } from 'vitest';
import { taxIdProblems } from '../../../domain/checks/buyerCheck.ts';
import { findTaxId } from '../../../vendors/shopify/orders/findTaxId.ts';
import { taxIdOfFields } from '../../../vendors/shopify/orders/lookUpTaxId.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
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

  test('C18: of a foreigner is the passport', () => {
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

describe('the tax id beside a line or in the note', () => {
  const ofLine = (...values: string[]) => ({ line_items: values.map((value) => ({ properties: [{ name: 'CPF', value }] })) });

  test('counts where there is no other', () => {
    expect(findTaxId(ofLine('529.982.247-25', '52998224725'))).toEqual({ type: 'CPF', value: '52998224725' });
    expect(findTaxId({ ...ofLine('529.982.247-25'), ...withAttribute('cpf', '111.444.777-35') })).toMatchObject({ value: '11144477735' });
  });

  test('of several people is nobody’s', () => {
    expect(findTaxId(ofLine('529.982.247-25', '111.444.777-35'))).toBeUndefined();
  });

  test.each([
    ['CPF: 529.982.247-25', '52998224725'],
    ['Favor emitir a nota no CPF 529.982.247–25, obrigado', '52998224725'],
    ['cpf nº 52998224725 por favor', '52998224725'],
    ['CNPJ 12.ABC.345/01DE-35 da empresa', '12ABC34501DE35'],
    ['Sai na conta 52998224725', undefined],
    ['CPF do recebedor: 529.982.247-25', undefined],
    ['CPF 529.982.247-25 ou CPF 111.444.777-35', undefined],
    ['CPF 529.982.247-26', undefined],
    ['ligar para (11) 98765-4321', undefined],
  ])('"%s": %s', (note, value) => {
    expect(findTaxId({ note })?.value).toBe(value);
  });

  test('that is wrong is told as wrong, and not as missing', () => {
    const wrong = [{ field: 'order.customer.taxId', message: 'is not a valid CPF' }];
    expect(taxIdProblems(mapCustomer({ note: 'CPF 529.982.247-26' }, undefined).taxId)).toEqual(wrong);
    expect(taxIdProblems(mapCustomer(ofLine('529.982.247-26'), undefined).taxId)).toEqual(wrong);
    expect(mapCustomer({ note: 'ligar para (11) 98765-4321' }, undefined).taxId).toBeNull();
  });

  test('in 600 notes, whatever stands around it, is read as itself or not at all', () => {
    const random = createRandom(20261212);
    const cpfs = ['52998224725', '24971563792', '11144477735'];
    let read = 0;
    for (let round = 0; round < 600; round++) {
      const cpf = random.pick(cpfs);
      const dotted = cpf.replace(/^(...)(...)(...)(..)$/, `$1.$2.$3${random.pick(['-', '–', ' '])}$4`);
      const before = random.pick(['', 'Entregar à tarde. ', 'Pedido 1001, ', 'Tel (11) 98765-4321. ', 'Apto 42 bloco 3; ']);
      const after = random.pick(['', '.', ' obrigada!', ', 2 unidades', '\nApto 12', ' (mãe)']);
      const note = `${before}${random.pick(['CPF', 'cpf:', 'CPF nº', 'Cpf: '])} ${random.pick([cpf, dotted])}${after}`;
      const value = findTaxId({ note })?.value;
      expect([cpf, undefined], note).toContain(value);
      if (value === cpf) read++;
    }
    expect(read).toBeGreaterThan(500);
  });
});
