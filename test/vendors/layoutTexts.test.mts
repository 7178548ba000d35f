/** What reaches an issuer of the texts that customers and shops write: in SEFAZ's alphabet and lengths, whoever the issuer is. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems } from '../../domain/checks/orderCheck.ts';
import { contactBody as blingContact } from '../../vendors/bling/contact/contactBody.ts';
import { contactBody as tinyContact } from '../../vendors/olistTiny/contact/contactBody.ts';
import { customerBody as omieCustomer } from '../../vendors/omie/customer/customerBody.ts';
import { paidOrder } from '../contracts/support/order.mts';

const order = paidOrder();
const taxId = { type: 'CPF' as const, value: '52998224725' };
const customer = { ...order.customer, name: 'Ana “Nina” Souza 💕' };
const address = {
  ...order.shippingAddress!,
  street: 'Avenida Presidente Juscelino Kubitschek de Oliveira com a Rua das Palmeiras Imperiais – lado par',
  complement: 'apto 12\nbloco B',
};

const street = 'Avenida Presidente Juscelino Kubitschek de Oliveira com a';

test('Bling', () => {
  const body = blingContact(customer, taxId, address);
  expect(body).toMatchObject({ nome: 'Ana "Nina" Souza', endereco: { geral: { endereco: street, complemento: 'apto 12 bloco B' } } });
});

test('Olist Tiny', () => {
  const body = tinyContact(customer, taxId, address);
  expect(body).toMatchObject({ nome: 'Ana "Nina" Souza', endereco: { endereco: street, complemento: 'apto 12 bloco B' } });
});

test('Omie', () => {
  const body = omieCustomer(customer, taxId, address);
  expect(body).toMatchObject({ razao_social: 'Ana "Nina" Souza', endereco: street, complemento: 'apto 12 bloco B' });
});

describe('what has no letter of that alphabet', () => {
  test.each([
    [{ ...order, customer: { ...order.customer, name: 'Анна Иванова' } }, 'order.customer.name'],
    [{ ...order, billingAddress: { ...address, street: '東京通り' } }, 'order.billingAddress.street'],
    [{ ...order, items: [{ ...order.items[0]!, name: '🌞🌞' }, ...order.items.slice(1)] }, 'order.items[0].name'],
  ])('is refused by name: %#', (changed, field) => {
    expect(invoiceProblems(changed)).toEqual([{ field, message: expect.stringContaining('has no letters that a nota fiscal takes') }]);
  });
});
