import { describe, expect, test } from 'vitest';
import { contactBody } from '../../../vendors/bling/contact/contactBody.ts';
import { brazilDate, fromBrazilTime, msUntilTomorrow } from '../../../domain/values/brazilTime.ts';
import { saleBody } from '../../../vendors/bling/sale/saleBody.ts';
import { address, paidOrder } from '../../contracts/support/order.mts';

const now = Date.parse('2026-11-25T01:30:00Z');
const references = {
  contactId: 5,
  productIds: new Map([
    ['CAM-ALG-M', 11],
    ['CAF-MOI-250', 12],
  ]),
  paymentMethodId: 9,
};

describe('the sale that is made of an order', () => {
  const [shirt, coffee] = paidOrder().items;

  test('carries number, customer, goods and the thread back to the shop', () => {
    expect(saleBody(paidOrder('1001'), references, now)).toMatchObject({
      numeroLoja: '1001',
      observacoesInternas: 'shopify:1001',
      contato: { id: 5 },
      itens: [
        { codigo: 'CAM-ALG-M', descricao: 'Camiseta de algodão M', quantidade: 2, valor: 79.9, produto: { id: 11 } },
        { codigo: 'CAF-MOI-250', quantidade: 1, valor: 32.45, produto: { id: 12 } },
      ],
    });
  });

  test('has the days of Brasília: half past one at night in UTC is the evening before', () => {
    expect(saleBody(paidOrder(), references, now)).toMatchObject({
      data: '2026-11-23',
      dataSaida: '2026-11-24',
      dataPrevista: '2026-11-24',
      parcelas: [{ dataVencimento: '2026-11-24' }],
    });
  });

  test('asks for exactly what the customer paid: 192.25 for goods and 20 for the carrier', () => {
    expect(saleBody(paidOrder(), references, now)).toMatchObject({
      parcelas: [{ valor: 212.25, formaPagamento: { id: 9 } }],
      transporte: { fretePorConta: 0, frete: 20 },
    });
    expect(saleBody(paidOrder(), references, now)).not.toHaveProperty('desconto');
  });

  test('takes discounts off as one amount, so that no cent is lost in a percentage', () => {
    const items = [
      { ...shirt!, discount: 5.33, total: 154.47 },
      { ...coffee!, discount: 1.07, total: 31.38 },
    ];
    expect(saleBody(paidOrder('1', { items }), references, now)).toMatchObject({
      desconto: { valor: 6.4, unidade: 'REAL' },
      parcelas: [{ valor: 205.85 }],
    });
  });

  test('puts what a line costs beyond its price into other costs', () => {
    const items = [{ ...shirt!, total: 163.8 }];
    expect(saleBody(paidOrder('1', { items }), references, now)).toMatchObject({ outrasDespesas: 4, parcelas: [{ valor: 183.8 }] });
  });

  test('adds up for prices that binary numbers cannot hold', () => {
    const items = [{ ...shirt!, quantity: 3, unitPrice: 0.1, total: 0.3 }];
    const body = saleBody(paidOrder('1', { items, shipping: { method: null, price: 0.2 } }), references, now);
    expect(body.parcelas[0]!.valor).toBe(0.5);
    expect(body).not.toHaveProperty('desconto');
    expect(body).not.toHaveProperty('outrasDespesas');
  });

  test('names on the label who gets the parcel, and where', () => {
    const { transporte } = saleBody(paidOrder(), references, now);
    expect(transporte).toMatchObject({
      etiqueta: {
        nome: 'Ana Souza',
        endereco: 'Rua da Bahia',
        numero: '1148',
        municipio: 'Belo Horizonte',
        uf: 'MG',
        cep: '30160011',
        bairro: 'Centro',
      },
    });
  });

  test('carries nothing where nothing is to be shipped', () => {
    const items = [{ ...shirt!, requiresShipping: false }];
    const { transporte } = saleBody(paidOrder('1', { items, shipping: { method: null, price: 0 } }), references, now);
    expect(transporte).toEqual({ fretePorConta: 9, frete: 0 });
  });
});

describe('the contact that is made of a customer', () => {
  const { customer } = paidOrder();
  const person = { type: 'CPF', value: '52998224725' } as const;

  test('is a person with a CPF who pays no ICMS', () => {
    expect(contactBody(customer, person, address)).toMatchObject({
      nome: 'Ana Souza',
      tipo: 'F',
      situacao: 'A',
      numeroDocumento: '52998224725',
      indicadorIe: 9,
      celular: '(31) 98888-7777',
      endereco: {
        geral: { endereco: 'Rua da Bahia', numero: '1148', bairro: 'Centro', municipio: 'Belo Horizonte', uf: 'MG', cep: '30160011' },
      },
    });
  });

  test.each([
    ['12ABC34501DE35', '110042490114', { tipo: 'J', indicadorIe: 1, ie: '110042490114', numeroDocumento: '12ABC34501DE35' }],
    ['00000000000191', 'ISENTO', { tipo: 'J', indicadorIe: 2, numeroDocumento: '00000000000191' }],
    ['00000000000191', null, { tipo: 'J', indicadorIe: 9 }],
  ])('is a company with the CNPJ %s, letters and all, and the state registration %s', (value, stateRegistration, expected) => {
    const body = contactBody({ ...customer, stateRegistration }, { type: 'CNPJ', value }, address);
    expect(body).toMatchObject(expected);
  });

  test('keeps a landline apart from a mobile, and leaves out what is no number', () => {
    expect(contactBody({ ...customer, phone: '+551133334444' }, person, null)).toMatchObject({ telefone: '(11) 3333-4444' });
    const without = contactBody({ ...customer, phone: 'none', email: null }, person, null);
    expect(Object.keys(without)).toEqual(['nome', 'tipo', 'situacao', 'numeroDocumento', 'indicadorIe']);
  });

  test('lives in EX when it lives abroad', () => {
    const body = contactBody(customer, { type: 'foreign', value: 'X1' }, { ...address, state: 'CA', country: 'US' });
    expect(body).toMatchObject({ tipo: 'E', endereco: { geral: { uf: 'EX' } } });
  });
});

describe('the time of Brasília', () => {
  test('is three hours behind UTC', () => {
    expect(brazilDate(Date.parse('2026-01-01T02:59:59Z'))).toBe('2025-12-31');
    expect(brazilDate(Date.parse('2026-01-01T03:00:00Z'))).toBe('2026-01-01');
    expect(fromBrazilTime('2023-01-12 09:52:12')).toBe('2023-01-12T12:52:12.000Z');
    expect(msUntilTomorrow(Date.parse('2026-01-01T02:59:00Z'))).toBe(60_000);
  });

  test.each([[null], [''], ['0000-00-00 00:00:00'], ['2023-13-45 09:00:00'], ['yesterday']])('is unknown where Bling writes %o', (text) => {
    expect(fromBrazilTime(text)).toBeNull();
  });
});
