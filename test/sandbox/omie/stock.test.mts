import { describe, expect, test } from 'vitest';
import { seededSale } from '../support/customers.mts';
import { billed, openAccount } from './account.mts';
import type { Account } from './account.mts';

const adjust = (account: Account, over: object = {}) =>
  account.call('estoque/ajuste', 'IncluirAjusteEstoque', {
    cod_int: 'CAM-ALG-P',
    codigo_local_estoque: account.omie.fixtures.defaultDepotId,
    data: '24/11/2026',
    tipo: 'SAI',
    quan: 5,
    origem: 'AJU',
    motivo: 'INV',
    ...over,
  });

describe('stock', () => {
  test('goes out, comes in, is set and moves between depots', async () => {
    const account = openAccount();
    for (const over of [{}, { tipo: 'ENT', quan: '2' }, { tipo: 'SLD', quan: 40 }]) expect((await adjust(account, over)).status).toBe(200);
    expect(account.omie.movements().map(({ delta }) => delta)).toEqual([-5, 2, -957]);
    const { otherDepotId } = account.omie.fixtures;
    await adjust(account, { tipo: 'TRF', motivo: 'TRF', quan: 10, codigo_local_estoque_destino: otherDepotId });
    const there = await account.call('estoque/consulta', 'PosicaoEstoque', {
      cod_int: 'CAM-ALG-P',
      codigo_local_estoque: otherDepotId,
      data: '24/11/2026',
    });
    expect(there.body).toMatchObject({ saldo: 10, fisico: 10 });
    expect(account.omie.stockOf('CAM-ALG-P')).toBe(40);
    expect(account.violations).toEqual([]);
  });

  test('moves once for a key; the second time names the first', async () => {
    const account = openAccount();
    const { id_ajuste: id } = (await adjust(account, { cod_int_ajuste: 'shopify:1001/deduct/CAM-ALG-P' })).body;
    const again = await adjust(account, { cod_int_ajuste: 'shopify:1001/deduct/CAM-ALG-P' });
    expect([again.status, again.body.faultstring]).toEqual([
      500,
      expect.stringMatching(new RegExp(`Já existe um ajuste.*com o ID \\[${id}\\]`)),
    ]);
    expect(account.omie.stockOf('CAM-ALG-P')).toBe(995);
    expect(account.violations).toEqual([]);
  });

  test('without a key moves every time', async () => {
    const account = openAccount();
    await adjust(account);
    await adjust(account);
    expect(account.omie.stockOf('CAM-ALG-P')).toBe(990);
  });

  test('refuses goods and depots that do not exist, and moving nothing', async () => {
    const account = openAccount();
    for (const over of [{ cod_int: 'NADA' }, { codigo_local_estoque: 9 }, { quan: 0 }, { tipo: 'XXX' }])
      expect((await adjust(account, over)).status).toBe(500);
    expect(account.rules()).toEqual(['invalid-stock', 'invalid-body']);
    expect(account.omie.movements()).toEqual([]);
  });

  test('is taken out by the invoice, for its order', async () => {
    const account = openAccount();
    await billed(account, account.omie.seedSale(seededSale()).id);
    expect([account.omie.stockOf('CAM-ALG-P'), account.omie.stockOf('CAF-MOI-250')]).toEqual([998, 997]);
    expect(account.omie.ledger().filter(({ kind, orderNumber }) => kind === 'movement' && orderNumber === '1001')).toHaveLength(2);
  });

  test('is counted twice by a client that takes an invoiced order out again', async () => {
    const account = openAccount();
    await billed(account, account.omie.seedSale(seededSale()).id);
    await adjust(account, { cod_int_ajuste: 'shopify:1001/deduct' });
    expect(account.rules()).toEqual(['stock-moved-twice']);
    await adjust(account, { cod_int_ajuste: 'shopify:2001/deduct' });
    expect(account.rules()).toHaveLength(1);
  });

  test('stays where the account is set so', async () => {
    const account = openAccount({ invoiceMovesStock: false });
    await billed(account, account.omie.seedSale(seededSale()).id);
    expect(account.omie.movements()).toEqual([]);
    await adjust(account, { cod_int_ajuste: 'shopify:1001/deduct' });
    expect(account.violations).toEqual([]);
  });

  test('is listed in pages, with the depots', async () => {
    const account = openAccount();
    const { body } = await account.call('estoque/consulta', 'ListarPosEstoque', {
      nPagina: 2,
      nRegPorPagina: 15,
      dDataPosicao: '24/11/2026',
    });
    expect(body).toMatchObject({ nPagina: 2, nTotPaginas: 2, nRegistros: 5, nTotRegistros: 20 });
    const depots = (await account.call('estoque/local', 'ListarLocaisEstoque')).body.locaisEncontrados;
    expect(depots.map(({ padrao }: { padrao: string }) => padrao)).toEqual(['N', 'S']);
  });
});
