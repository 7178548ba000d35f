/** F23 with Bling: the marketplace goes into the sale, and the invoice says so. */
import { expect, test } from 'vitest';
import { saleOverrides } from '../../../vendors/bling/sale/saleOverrides.ts';

test('is told by CNPJ and by what the shop is called there', () => {
  expect(saleOverrides({ intermediary: { cnpj: '12ABC34501DE35', sellerId: ' minha – loja ' } }).sale).toEqual({
    intermediador: { cnpj: '12ABC34501DE35', nomeUsuario: 'minha - loja' },
  });
  expect(saleOverrides({}).sale).toEqual({});
});
