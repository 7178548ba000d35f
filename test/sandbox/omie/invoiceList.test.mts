import { describe, expect, test } from 'vitest';
import { billed, openAccount, saleParam, type Account } from './account.mts';

/** Sales of two days, billed and decided. */
async function invoiced(account: Account, keys: readonly string[]) {
  const param = await saleParam(account);
  const ids: number[] = [];
  for (const key of keys) {
    const sale = await account.call('produtos/pedido', 'IncluirPedido', {
      ...param,
      cabecalho: { ...param.cabecalho, codigo_pedido_integracao: key },
    });
    ids.push(sale.body.codigo_pedido);
    await billed(account, sale.body.codigo_pedido);
  }
  return ids;
}

const list = async (account: Account, param: object = {}) => {
  account.pass(61_000);
  return await account.call('produtos/nfconsultar', 'ListarNF', { pagina: 1, registros_por_pagina: 50, ...param });
};

const salesIn = (body: { nfCadastro: { compl: { nIdPedido: number } }[] }) => body.nfCadastro.map(({ compl }) => compl.nIdPedido);

describe('the register of issued invoices', () => {
  test('shows each with its sale, key and dates, the newest first where asked', async () => {
    const account = openAccount();
    const [first, second] = await invoiced(account, ['shopify:1', 'shopify:2']);
    const { body } = await list(account);
    expect(body).toMatchObject({ pagina: 1, total_de_paginas: 1, registros: 2, total_de_registros: 2 });
    expect(body.nfCadastro[0]).toMatchObject({
      compl: { nIdPedido: first, cChaveNFe: account.omie.invoices()[0]!.accessKey },
      ide: { mod: '55', tpNF: '1', dEmi: '24/11/2026', dCan: '', cDeneg: 'N' },
    });
    expect(salesIn((await list(account, { ordem_decrescente: 'S' })).body)).toEqual([second, first]);
    expect(salesIn((await list(account, { registros_por_pagina: 1, pagina: 2 })).body)).toEqual([second]);
    expect(account.violations).toEqual([]);
  });

  test('is asked for a period, a direction and what was cancelled', async () => {
    const account = openAccount();
    const [first, second] = await invoiced(account, ['shopify:1', 'shopify:2']);
    await account.call('produtos/pedidovendafat', 'CancelarPedidoVenda', { nCodPed: first });
    expect(salesIn((await list(account, { filtrar_por_status: 'C' })).body)).toEqual([first]);
    expect(salesIn((await list(account, { filtrar_por_status: 'N' })).body)).toEqual([second]);
    expect(salesIn((await list(account, { dEmiInicial: '24/11/2026', dEmiFinal: '24/11/2026', tpNF: '1' })).body)).toEqual([first, second]);
    for (const param of [{ dEmiInicial: '25/11/2026' }, { dEmiFinal: '23/11/2026' }, { tpNF: '0' }, { tpAmb: '2' }]) {
      expect((await list(account, param)).body.faultcode, JSON.stringify(param)).toBe('SOAP-ENV:Client-5113');
    }
  });

  test('has what SEFAZ denied and nothing that it rejected', async () => {
    const account = openAccount();
    account.omie.setSefaz({ rejectProbability: 1 });
    await invoiced(account, ['shopify:1']);
    expect((await list(account)).body.faultcode).toBe('SOAP-ENV:Client-5113');
    account.omie.setSefaz({ rejectProbability: 0, denyProbability: 1 });
    await invoiced(account, ['shopify:2']);
    expect((await list(account)).body.nfCadastro).toMatchObject([{ ide: { cDeneg: 'S' } }]);
  });

  test('takes the same question once a minute', async () => {
    const account = openAccount();
    await invoiced(account, ['shopify:1']);
    await list(account);
    const again = await account.call('produtos/nfconsultar', 'ListarNF', { pagina: 1, registros_por_pagina: 50 });
    expect(again.body.faultcode).toBe('SOAP-ENV:Client-6');
  });
});
