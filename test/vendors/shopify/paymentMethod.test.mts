/** Gateways as Brazilian shops call them. */
import { expect, test } from 'vitest';
import { paymentMethod } from '../../../vendors/shopify/orders/paymentMethod.ts';

test.each([
  ['Cartão de crédito', 'credit_card'],
  ['mercado_pago_credit_card', 'credit_card'],
  ['Mercado Pago - Cartão de Crédito', 'credit_card'],
  ['Appmax - Débito', 'debit_card'],
  ['Cartão de débito virtual Caixa', 'debit_card'],
  ['shopify_payments', 'credit_card'],
  ['Pagar.me Cartão', 'credit_card'],
  ['Yampi - Cartão (até 12x)', 'credit_card'],
  ['Credit Card', 'credit_card'],
  ['pix', 'pix'],
  ['Pix à vista (5% off)', 'pix'],
  ['Transferência por Pix', 'pix'],
  ['Boleto Bancário', 'bank_slip'],
  ['bolbancario', 'bank_slip'],
  ['gift_card', 'gift_card'],
  ['Cartão presente', 'gift_card'],
  ['Vale-presente', 'gift_card'],
  ['shopify_store_credit', 'store_credit'],
  ['Crédito da loja', 'store_credit'],
  ['Cash on Delivery (COD)', 'cash'],
  ['Dinheiro', 'cash'],
  ['cash', 'cash'],
  ['Cash', 'cash'],
  ['Bank Deposit', 'deposit'],
  ['Depósito bancário', 'deposit'],
  ['Transferência bancária', 'transfer'],
  ['Mercado Pago', 'unknown'],
  ['Cartão, Pix e boleto', 'unknown'],
  ['Cartão de crédito ou débito', 'unknown'],
  ['Crediário', 'unknown'],
  ['paypal', 'unknown'],
  ['manual', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (gateway, method) => {
  expect(paymentMethod(gateway)).toBe(method);
});
