/** F23 with Bling: the marketplace goes into the sale, and the invoice says so. */
import { expect, test } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { saleOverrides } from '../../../vendors/bling/sale/saleOverrides.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';

test('is told by CNPJ and by what the shop is called there', () => {
  expect(saleOverrides({ intermediary: { cnpj: '12ABC34501DE35', sellerId: ' minha – loja ' } }).sale).toEqual({
    intermediador: { cnpj: '12ABC34501DE35', nomeUsuario: 'minha - loja' },
  });
  expect(saleOverrides({}).sale).toEqual({});
});

test('stands on the invoice that SEFAZ authorizes', async () => {
  const world = blingWorld();
  const issuer = openInvoiceIssuer(world.connect());
  const { id } = await issuer.issue(
    goodsRequest('1001', { overrides: { intermediary: { cnpj: '12ABC34501DE35', sellerId: 'minha-loja' } } }),
  );
  await world.clock.sleep(60_000);
  expect(await issuer.get(id, 55)).toMatchObject({ status: 'authorized', rejection: null });
  const { xml } = await issuer.download!(id, 55);
  expect(xml).toMatch(/<infIntermed><CNPJ>12ABC34501DE35<\/CNPJ><idCadIntTran>minha-loja<\/idCadIntTran><\/infIntermed>/);
  expect(world.violations).toEqual([]);
});
