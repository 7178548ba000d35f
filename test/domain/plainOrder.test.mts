/** What the checks let pass is what vendors are told: an order of a spreadsheet or of another node in the forms of this package. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems, readOrder } from '../../domain/checks/orderCheck.ts';
import { plainOrder } from '../../domain/checks/plainOrder.ts';
import type { Order } from '../../domain/documents/order.ts';
import { address, paidOrder } from '../contracts/support/order.mts';

const orderOf = (change: object) => ({ ...paidOrder(), ...change }) as unknown as Order;
const withCustomer = (change: object) => orderOf({ customer: { ...paidOrder().customer, ...change } });
const withAddress = (change: object) => orderOf({ billingAddress: { ...address, ...change }, shippingAddress: { ...address, ...change } });

test('an order of this package stays as it is', () => {
  expect(plainOrder(paidOrder())).toEqual(paidOrder());
  const abroad = withAddress({ country: 'US', state: 'New York', postalCode: '10001', number: '5' });
  expect(plainOrder(abroad)).toEqual(abroad);
});

describe('the tax id', () => {
  const cpf = { type: 'CPF', value: '52998224725' };

  test.each([
    ['529.982.247-25', cpf],
    [52998224725, cpf],
    [{ value: '529.982.247-25' }, cpf],
    [{ type: null, value: '52998224725' }, cpf],
    [{ type: 'cpf', value: '529.982.247-25' }, cpf],
    [{ type: 'CPF', value: 52998224725 }, cpf],
    // A spreadsheet has taken the zero: 012.345.678-90.
    [
      { type: 'CPF', value: '1234567890' },
      { type: 'CPF', value: '01234567890' },
    ],
    [
      { type: 'CNPJ', value: '12.abc.345/01de-35' },
      { type: 'CNPJ', value: '12ABC34501DE35' },
    ],
    [
      { type: 'foreign', value: 'YA1234567' },
      { type: 'foreign', value: 'YA1234567' },
    ],
  ])('%j is %j', (taxId, read) => {
    expect(plainOrder(withCustomer({ taxId })).customer.taxId).toEqual(read);
    expect(invoiceProblems(plainOrder(withCustomer({ taxId })))).toEqual([]);
  });

  test.each([[{}], [''], [{ type: 'CPF', value: '' }], [{ type: 'CPF', value: null }], [undefined]])('%j is none', (taxId) => {
    expect(plainOrder(withCustomer({ taxId })).customer.taxId).toBeNull();
  });

  test.each([['12345678900'], [{ type: 'CNPJ', value: '52998224725' }], [{ type: 'CPF', value: 123 }], [{ type: 'CPF', value: true }]])(
    '%j is told as wrong',
    (taxId) => {
      const problems = invoiceProblems(plainOrder(withCustomer({ taxId })));
      expect(problems).toEqual([{ field: 'order.customer.taxId', message: expect.stringMatching(/is not a valid (CPF|CNPJ)$/) }]);
    },
  );
});

describe('an address', () => {
  test.each([
    [{ postalCode: '30.160-011' }, { postalCode: '30160011' }],
    [{ postalCode: 30160011 }, { postalCode: '30160011' }],
    [{ postalCode: 1310200 }, { postalCode: '01310200' }],
    [{ state: 'Minas Gerais' }, { state: 'MG' }],
    [{ state: 'mg' }, { state: 'MG' }],
    [{ number: 1148 }, { number: '1148' }],
    [{ complement: 12 }, { complement: '12' }],
    [{ country: 'Brasil' }, { country: 'BR' }],
    [{ country: 'br' }, { country: 'BR' }],
    [{ country: '' }, { country: 'BR' }],
  ])('%j is %j', (written, read) => {
    const { billingAddress, shippingAddress } = plainOrder(withAddress(written));
    expect(billingAddress).toEqual({ ...address, ...read });
    expect(shippingAddress).toEqual({ ...address, ...read });
  });

  test('what is no CEP and no state stays, for the checks to name', () => {
    const problems = invoiceProblems(plainOrder(withAddress({ state: 'Bavaria', postalCode: 123 })));
    expect(problems.map(({ field }) => field)).toEqual(['order.billingAddress.state', 'order.billingAddress.postalCode']);
  });
});

test('a state registration that a spreadsheet made a number of is a text', () => {
  expect(plainOrder(withCustomer({ stateRegistration: 110042490114 })).customer.stateRegistration).toBe('110042490114');
});

test('payments that are none are left out', () => {
  expect(plainOrder(orderOf({ payments: [null, 'pix', { method: 'pix' }] })).payments).toEqual([{ method: 'pix' }]);
  expect(plainOrder(orderOf({ payments: { method: 'pix' } })).payments).toEqual([]);
});

test('every node reads an order so, and one without a number not at all', () => {
  const reading = readOrder(orderOf({ number: ' 1001 ' }));
  expect(reading).toMatchObject({ valid: true, order: { number: '1001' } });
  expect(readOrder(orderOf({ number: '  ' }))).toEqual({ valid: false, problems: [{ field: 'order.number', message: 'is missing' }] });
});
