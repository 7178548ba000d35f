import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { mod11 } from '../../../sandbox/fiscal/taxId.mts';
import { maria } from '../support/customers.mts';
import { openAccount, pendingInvoice } from './account.mts';
import type { Account } from './account.mts';

const statusOf = async (account: Account, id: number) => (await account.get(`/nfe/${id}`)).body.data.situacao as number;

async function sendAndWait(account: Account, id: number): Promise<number> {
  await account.post(`/nfe/${id}/enviar`);
  await account.clock.advance(5000);
  return statusOf(account, id);
}

describe('an invoice', () => {
  test('is made from a sale, once, and answers outside of data', async () => {
    const account = openAccount();
    const sale = account.seed();
    const made = await account.post(`/pedidos/vendas/${sale.id}/gerar-nfe`);
    expect(made).toMatchObject({ status: 201, body: { idNotaFiscal: expect.any(Number) } });
    expect(made.body.data).toBeUndefined();
    expect((await account.get(`/pedidos/vendas/${sale.id}`)).body.data.notaFiscal.id).toBe(made.body.idNotaFiscal);
    for (const kind of ['gerar-nfe', 'gerar-nfce']) {
      const again = await account.post(`/pedidos/vendas/${sale.id}/${kind}`);
      expect(again.body.error.fields).toEqual([expect.objectContaining({ element: 'notaFiscal' })]);
    }
    expect(account.bling.invoices()).toHaveLength(1);
    expect(account.violations).toEqual([]);
  });

  test('is authorized only after a while', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    expect((await account.get(`/nfe/${id}`)).body.data).toMatchObject({ situacao: 1, chaveAcesso: '', xml: '', linkDanfe: '' });
    const sent = await account.post(`/nfe/${id}/enviar`);
    expect(sent.body.data.xml).toContain('<infNFe ');
    expect(sent.body.data.xml).not.toContain('protNFe');
    expect([3, 8]).toContain(await statusOf(account, id));
    await account.clock.advance(900);
    expect([3, 8]).toContain(await statusOf(account, id));
    await account.clock.advance(3200);
    const { data } = (await account.get(`/nfe/${id}`)).body;
    expect(data).toMatchObject({ situacao: 5, valorNota: 277.05, valorFrete: 19.9, serie: 1, numeroPedidoLoja: '1001' });
    expect(account.bling.ledger().find(({ kind }) => kind === 'invoice')).toMatchObject({
      orderNumber: '1001',
      status: 'authorized',
      detail: { accessKey: data.chaveAcesso, number: Number(data.numero), total: 277.05 },
    });
    expect(account.violations).toEqual([]);
  });

  test('has a valid access key and the next number of its series', async () => {
    const account = openAccount();
    const [first, second] = [await pendingInvoice(account, '1'), await pendingInvoice(account, '2')];
    for (const { id } of [first, second]) await sendAndWait(account, id);
    const [one, two] = account.bling.invoices();
    expect(two!.number).toBe(one!.number + 1);
    for (const { accessKey, number } of [one!, two!]) {
      expect(accessKey).toMatch(/^[0-9]{6}[0-9A-Z]{12}[0-9]{26}$/);
      expect(accessKey!.slice(0, 6)).toBe('352611');
      expect(accessKey!.slice(6, 20)).toBe(account.bling.fixtures.cnpj);
      expect(accessKey!.slice(20, 34)).toBe(`55001${String(number).padStart(9, '0')}`);
      expect(Number(accessKey!.slice(43))).toBe(mod11(accessKey!.slice(0, 43), 9));
    }
  });

  test('gives its XML and DANFE by the links and by the access key', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    await sendAndWait(account, id);
    const { data } = (await account.get(`/nfe/${id}`)).body;
    const xml = await account.fetch(data.xml);
    expect(xml.text).toContain('<cStat>100</cStat>');
    expect(xml.text).toContain('<vNF>277.05</vNF>');
    expect((await account.fetch(`${data.xml}0`)).status).toBe(404);
    expect((await account.fetch(data.linkPDF)).text).toMatch(/^%PDF/);
    expect((await account.fetch(data.linkDanfe)).text).toContain(data.chaveAcesso);
    const packed = (await account.get(`/nfe/documento/${data.chaveAcesso}?formato=xml`)).body.data[0].conteudo;
    expect(gunzipSync(Buffer.from(packed, 'base64')).toString()).toBe(xml.text);
  });

  test('is found by the shop’s number, status, number and key', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account, '1001');
    await pendingInvoice(account, '1002');
    await sendAndWait(account, id);
    const { chaveAcesso, numero } = (await account.get(`/nfe/${id}`)).body.data;
    for (const query of [
      'numeroLoja=1001',
      'situacao=5',
      `chaveAcesso=${chaveAcesso}`,
      `numero=${Number(numero)}`,
      'dataEmissaoInicial=2026-11-24 12:00:00&situacao=5',
    ]) {
      expect((await account.get(`/nfe?${query}`)).body.data.map((invoice: { id: number }) => invoice.id)).toEqual([id]);
    }
    expect((await account.get('/nfe?tipo=0')).body.data).toEqual([]);
  });

  test('cannot be sent while it is decided, nor once authorized', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar`);
    const early = await account.post(`/nfe/${id}/enviar`);
    expect(early.body.error.fields).toEqual([expect.objectContaining({ element: 'situacao' })]);
    await account.clock.advance(5000);
    expect((await account.post(`/nfe/${id}/enviar`)).status).toBe(400);
    expect(account.bling.invoices()).toHaveLength(1);
  });

  test('shows SEFAZ’s rejection in its XML, and may be sent again', async () => {
    const account = openAccount();
    const rejection = { code: '778', reason: 'Rejeição: Informado NCM inexistente' };
    account.bling.setSefaz({ rejectProbability: 1, rejections: [rejection] });
    const { id } = await pendingInvoice(account);
    expect(await sendAndWait(account, id)).toBe(4);
    const { xml, linkDanfe } = (await account.get(`/nfe/${id}`)).body.data;
    expect(linkDanfe).toBe('');
    expect((await account.fetch(xml)).text).toContain(`<cStat>778</cStat><xMotivo>${rejection.reason}</xMotivo>`);
    expect(account.bling.invoices()[0]).toMatchObject({ status: 'rejected', rejection });
    account.bling.setSefaz({ rejectProbability: 0 });
    expect(await sendAndWait(account, id)).toBe(5);
    expect(account.violations).toEqual([]);
  });

  test('is blocked when the same rejection comes three times', async () => {
    const account = openAccount();
    account.bling.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Rejeição: Informado NCM inexistente' }] });
    const { id } = await pendingInvoice(account);
    expect([await sendAndWait(account, id), await sendAndWait(account, id), await sendAndWait(account, id)]).toEqual([4, 4, 11]);
    expect((await account.post(`/nfe/${id}/enviar`)).status).toBe(400);
  });

  test('may be denied', async () => {
    const account = openAccount();
    account.bling.setSefaz({ denyProbability: 1 });
    const { id } = await pendingInvoice(account);
    expect(await sendAndWait(account, id)).toBe(9);
    expect(account.bling.invoices()[0]).toMatchObject({ status: 'denied', rejection: { code: '302' } });
  });

  test('has the verdict in the answer where SEFAZ does not make it wait', async () => {
    const account = openAccount();
    account.bling.setSefaz({ delayMs: [0, 0], rejectProbability: 1, rejections: [{ code: '539', reason: 'Rejeição: Duplicidade' }] });
    const { id } = await pendingInvoice(account);
    expect((await account.post(`/nfe/${id}/enviar`)).body.data.xml).toContain('<cStat>539</cStat>');
    expect(await statusOf(account, id)).toBe(4);
  });

  test('goes on to "DANFE issued" when it is mailed', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar?enviarEmail=true`);
    await account.clock.advance(6000);
    expect(await statusOf(account, id)).toBe(6);
  });

  test('needs a recipient with an address; that lack is not the client’s', async () => {
    const account = openAccount();
    const { address: _address, ...customer } = maria;
    const { id } = await pendingInvoice(account, '1001', { customer });
    const refused = await account.post(`/nfe/${id}/enviar`);
    expect(refused.body.error.fields.map((field: { element: string }) => field.element)).toEqual([
      'endereco',
      'bairro',
      'municipio',
      'uf',
      'cep',
    ]);
    expect(await statusOf(account, id)).toBe(1);
    expect(account.violations).toEqual([]);
  });

  test('can show the XML itself instead of its address', async () => {
    const account = openAccount({ invoiceXml: 'inline' });
    const { id } = await pendingInvoice(account);
    await sendAndWait(account, id);
    expect((await account.get(`/nfe/${id}`)).body.data.xml).toContain('<nfeProc ');
  });

  test('for consumers lives under /nfce, with numbers of its own', async () => {
    const account = openAccount();
    const sale = account.seed();
    const id = (await account.post(`/pedidos/vendas/${sale.id}/gerar-nfce`)).body.idNotaFiscal;
    expect((await account.get(`/nfe/${id}`)).status).toBe(404);
    await account.post(`/nfce/${id}/enviar`);
    await account.clock.advance(5000);
    expect((await account.get(`/nfce/${id}`)).body.data).toMatchObject({ situacao: 5, chaveAcesso: expect.stringMatching(/^.{20}65/) });
    expect((await account.get('/nfe')).body.data).toEqual([]);
    expect((await account.get('/nfce?situacao=5')).body.data).toHaveLength(1);
  });

  test('that SEFAZ still thinks about is gone after a reset', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar`);
    account.bling.reset();
    await account.clock.advance(5000);
    expect(account.bling.invoices()).toEqual([]);
  });
});
