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
    // LGPD, article 8: a consent can be taken back at any time.
    'Revogo meu consentimento',
    'Retiro o consentimento para o uso dos meus dados',
    'LGPD: excluam os meus dados',
    'Apaguem meu número, por favor',
    'Quero que apaguem o meu contato',
    'Me deixem em paz',
    'No me escriban más',
    'Não me escrevam mais',
  ])('writes %j', (text) => {
    expect(isOptOut(text)).toBe(true);
  });

  test.each([
    'Quando vai sair o meu pedido?',
    'sair da loja',
    'cancelar',
    'Não para de chover',
    'Nunca parem de mandar promoções',
    'Jamais pare de me enviar mensagens',
    'Quero descadastrar meu cartão antigo',
    'Descadastrar meu cartão',
    'Não revogo meu consentimento',
    'Não excluam os meus dados',
    'Apaguem meu número antigo do pedido',
    'Como excluo os meus dados?',
    'Podem atualizar os meus dados',
    'Deixei o pedido em paz',
    'Quero excluir os meus dados de entrega e pôr outros',
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
