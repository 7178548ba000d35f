/** Gateways as Brazilian shops call them. */
import { expect, test } from 'vitest';
import type { Payment } from '../../../domain/documents/payment.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
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
  ['PIX - Mercado Pago', 'pix'],
  ['appmax_pix', 'pix'],
  ['Pagar.me - Boleto', 'bank_slip'],
  ['bolbradesco', 'bank_slip'],
  ['debvisa', 'debit_card'],
  ['visa', 'credit_card'],
  ['hipercard', 'credit_card'],
  ['Nuvem Pago - Cartão de crédito', 'credit_card'],
  ['PagSeguro | Cartão', 'credit_card'],
  ['Dinheiro na entrega', 'cash'],
  ['Cartão de débito na entrega', 'debit_card'],
  ['Depósito identificado', 'deposit'],
  ['TED / Transferência', 'transfer'],
  ['Mercado Pago', 'unknown'],
  ['PagSeguro', 'unknown'],
  ['Pagaleve', 'unknown'],
  ['PicPay', 'unknown'],
  ['Cartão, Pix e boleto', 'unknown'],
  ['Cartão de crédito ou débito', 'unknown'],
  ['Crediário', 'unknown'],
  ['paypal', 'unknown'],
  ['manual', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (gateway, method) => {
  expect(paymentMethod(gateway)).toBe(method);
});

/** Brand, separator, method and what shops write behind it, drawn at random: the method, or nothing where there are two of them. */
test('F11, F13: 3,000 names of gateways', () => {
  const random = createRandom(20261213);
  const methods: readonly (readonly [string, Payment['method']])[] = [
    ['Pix', 'pix'],
    ['PIX à vista', 'pix'],
    ['Boleto bancário', 'bank_slip'],
    ['boleto', 'bank_slip'],
    ['Cartão de crédito', 'credit_card'],
    ['credit_card', 'credit_card'],
    ['Crédito', 'credit_card'],
    ['Cartão de Débito', 'debit_card'],
    ['debito', 'debit_card'],
    ['Dinheiro', 'cash'],
    ['Transferência bancária', 'transfer'],
    ['Depósito', 'deposit'],
    ['Cartão presente', 'gift_card'],
    ['gift_card', 'gift_card'],
  ];
  const brands = [
    '',
    'Mercado Pago',
    'mercado_pago',
    'Appmax',
    'Pagar.me',
    'PagSeguro',
    'Yampi',
    'Cielo',
    'Rede',
    'Stone',
    'Asaas',
    'CartPanda',
    'Nuvem Pago',
  ];
  const dress = (text: string) => random.pick([text, text.toUpperCase(), text.toLowerCase(), text.normalize('NFD')]);
  for (let round = 0; round < 3000; round++) {
    const [word, method] = random.pick(methods);
    const [other, otherMethod] = random.pick(methods);
    const brand = random.pick(brands);
    const separator = random.pick([' - ', '_', ' ', ': ', ' | ']);
    const tail = random.pick(['', ' (5% off)', ' em até 12x', ' v2', '!']);
    const one = random.chance(0.5) ? `${brand}${separator}${word}${tail}` : `${word}${tail} ${separator} ${brand}`;
    expect(paymentMethod(dress(one)), one).toBe(method);
    const both = `${brand} ${word} ou ${other}`;
    if (method !== otherMethod)
      expect(['unknown', ...(both.includes('Pix') || both.includes('PIX') ? ['pix'] : [])], both).toContain(paymentMethod(dress(both)));
  }
});
