import { describe, expect, test } from 'vitest';
import { isOptOut } from '../../domain/messaging/optOut.ts';

describe('a customer who wants no more messages', () => {
  test.each([
    'SAIR',
    'sair',
    ' Sair. ',
    'Parar',
    'PARE!',
    'stop',
    'Descadastrar',
    'Parar promoções',
    'PARAR  PROMOCOES',
    'Stop promotions',
  ])('writes %j', (text) => {
    expect(isOptOut(text)).toBe(true);
  });

  test.each([
    'Quando vai sair o meu pedido?',
    'sair da loja',
    'cancelar',
    'Não para de chover',
    'Pare de mandar o pedido errado',
    '',
    '👍',
  ])('does not write %j', (text) => {
    expect(isOptOut(text)).toBe(false);
  });

  test('presses a button with such a title or such an id', () => {
    expect(isOptOut('Não quero receber', 'parar')).toBe(true);
    expect(isOptOut(null, null)).toBe(false);
  });
});
