import { describe, expect, test } from 'vitest';
import { readCustomer } from '../../../vendors/asaas/customer/readCustomer.ts';

/** After the example in Asaas' documentation of a customer. */
const customer = {
  object: 'customer',
  id: 'cus_000005401844',
  name: 'John Doe',
  email: 'john.doe@asaas.com.br',
  phone: '4738010919',
  mobilePhone: '47999376637',
  address: 'Av. Paulista',
  addressNumber: '150',
  complement: 'Sala 201',
  province: 'Centro',
  city: 12565,
  cityName: 'São Paulo',
  state: 'SP',
  country: 'Brasil',
  postalCode: '01310000',
  cpfCnpj: '24971563792',
  personType: 'FISICA',
  deleted: false,
  foreignCustomer: false,
  somethingNew: 1,
};

describe('a customer', () => {
  test('becomes the customer of the payment document', () => {
    expect(readCustomer(customer, customer.id)).toEqual({
      id: 'cus_000005401844',
      name: 'John Doe',
      email: 'john.doe@asaas.com.br',
      phone: '+5547999376637',
      taxId: { type: 'CPF', value: '24971563792' },
      stateRegistration: null,
      address: {
        recipient: 'John Doe',
        street: 'Av. Paulista',
        number: '150',
        complement: 'Sala 201',
        district: 'Centro',
        city: 'São Paulo',
        state: 'SP',
        postalCode: '01310000',
        country: 'BR',
      },
    });
  });

  test.each([
    [{ mobilePhone: null }, '+554738010919'],
    [{ mobilePhone: '99' }, '+554738010919'],
    [{ mobilePhone: '99', phone: null }, '99'],
    [{ mobilePhone: '', phone: '' }, null],
  ])('with %j has the phone %s', (change, phone) => {
    expect(readCustomer({ ...customer, ...change }, customer.id).phone).toBe(phone);
  });

  test.each([
    [{ cpfCnpj: '12.ABC.345/01DE-35' }, { type: 'CNPJ', value: '12ABC34501DE35' }],
    [{ cpfCnpj: '24971563791' }, { type: 'CPF', value: '24971563791' }],
    [
      { cpfCnpj: 'X-99', foreignCustomer: true },
      { type: 'foreign', value: 'X-99' },
    ],
    [{ cpfCnpj: null }, null],
    [{ cpfCnpj: '123' }, null],
  ])('with %j has the tax id %j', (change, taxId) => {
    expect(readCustomer({ ...customer, ...change }, customer.id).taxId).toEqual(taxId);
  });

  test('without an address has none, rather than one of blanks', () => {
    const bare = { ...customer, address: null, cityName: null, postalCode: '' };
    expect(readCustomer(bare, customer.id).address).toBeNull();
  });

  test('that cannot be read is known by its id alone', () => {
    expect(readCustomer('', 'cus_1')).toEqual({
      id: 'cus_1',
      name: null,
      email: null,
      phone: null,
      taxId: null,
      stateRegistration: null,
      address: null,
    });
  });
});
