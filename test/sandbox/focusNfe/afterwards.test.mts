import { describe, expect, test } from 'vitest';
import { decided, nfeBody, openAccount } from './account.mts';

const reason = { justificativa: 'O cliente desistiu da compra' };

describe('an authorized NF-e', () => {
  test('can be cancelled within a day, once', async () => {
    const account = openAccount();
    await decided(account, 'a1');
    await account.clock.advance(23 * 3_600_000);
    const { status, body } = await account.del('/v2/nfe/a1', reason);
    expect([status, body.status, body.status_sefaz]).toEqual([200, 'cancelado', '135']);
    const xml = await account.fetch(`https://api.focusnfe.com.br${body.caminho_xml_cancelamento}`);
    expect(xml.text).toContain('<tpEvento>110111</tpEvento>');
    expect((await account.get('/v2/nfe/a1')).body).toMatchObject({ status: 'cancelado', caminho_danfe: expect.any(String) });
    expect(await account.del('/v2/nfe/a1', reason)).toMatchObject({ status: 422, body: { codigo: 'nfe_cancelada' } });
    expect(await account.post('/v2/nfe?ref=a1', nfeBody(account))).toMatchObject({ status: 422, body: { codigo: 'nfe_cancelada' } });
    expect(account.focus.ledger()).toEqual([expect.objectContaining({ status: 'cancelled' })]);
  });

  test('stays after a day', async () => {
    const account = openAccount();
    await decided(account, 'a1');
    await account.clock.advance(24 * 3_600_000);
    expect((await account.del('/v2/nfe/a1', reason)).body).toMatchObject({ status: 'erro_cancelamento', status_sefaz: '501' });
    expect((await account.get('/v2/nfe/a1')).body.status).toBe('autorizado');
  });

  test.each([14, 256])('is not cancelled for a reason of %i characters', async (length) => {
    const account = openAccount();
    await decided(account, 'a1');
    expect((await account.del('/v2/nfe/a1', { justificativa: 'x'.repeat(length) })).status).toBe(422);
    expect(account.rules()).toEqual(['invalid-body']);
  });

  test('takes twenty letters of correction', async () => {
    const account = openAccount();
    await decided(account, 'a1');
    const correct = (correcao: string) => account.post('/v2/nfe/a1/carta_correcao', { correcao });
    for (let count = 1; count <= 20; count++) {
      expect((await correct('O complemento é apartamento 12')).body).toMatchObject({ status: 'autorizado', numero_carta_correcao: count });
    }
    expect((await correct('O complemento é apartamento 12')).status).toBe(422);
    expect((await correct('curta')).status).toBe(422);
    expect(account.rules()).toEqual(['too-many-corrections', 'invalid-body']);
    const { body } = await account.get('/v2/nfe/a1');
    const xml = await account.fetch(`https://api.focusnfe.com.br${body.caminho_xml_carta_correcao}`);
    expect(xml.text).toContain('<nSeqEvento>20</nSeqEvento>');
  });

  test('can be mailed', async () => {
    const account = openAccount();
    await decided(account, 'a1');
    expect((await account.post('/v2/nfe/a1/email', { emails: ['maria@cliente.example'] })).status).toBe(200);
    expect((await account.post('/v2/nfe/a1/email', { emails: ['maria'] })).status).toBe(422);
  });
});

describe('an NF-e that is not authorized', () => {
  test('can be neither cancelled nor corrected nor mailed', async () => {
    const account = openAccount();
    await account.post('/v2/nfe?ref=a1', nfeBody(account));
    const answers = [
      await account.del('/v2/nfe/a1', reason),
      await account.post('/v2/nfe/a1/carta_correcao', { correcao: 'O complemento é apartamento 12' }),
      await account.post('/v2/nfe/a1/email', { emails: ['maria@cliente.example'] }),
    ];
    expect(answers.map(({ body }) => body.codigo)).toEqual(Array(3).fill('nfe_nao_autorizada'));
  });
});

describe('numbers', () => {
  const range = (account: ReturnType<typeof openAccount>, first: number, last = first) =>
    account.post('/v2/nfe/inutilizacao', {
      cnpj: account.focus.fixtures.cnpj,
      serie: '1',
      numero_inicial: first,
      numero_final: last,
      justificativa: 'Numeração pulada por engano',
    });

  test('that were never used can be voided, and are not given any more', async () => {
    const account = openAccount();
    const { numero } = await decided(account, 'a1');
    const next = Number(numero) + 1;
    expect((await range(account, next, next + 1)).body).toMatchObject({ status: 'autorizado', status_sefaz: '102' });
    expect((await decided(account, 'a2')).numero).toBe(String(next + 2));
    expect(await decided(account, 'a3', { numero: next })).toMatchObject({ status: 'erro_autorizacao', status_sefaz: '206' });
    expect(account.violations).toEqual([]);
  });

  test('that were used or voided cannot', async () => {
    const account = openAccount();
    const used = Number((await decided(account, 'a1')).numero);
    expect((await range(account, used - 5, used)).body).toMatchObject({ status: 'erro_autorizacao', status_sefaz: '241' });
    await range(account, used + 5);
    expect((await range(account, used + 5, used + 6)).body.status_sefaz).toBe('256');
    expect((await range(account, used + 9, used + 8)).body.status_sefaz).toBe('224');
  });

  test('that a client chooses twice are a duplicate', async () => {
    const account = openAccount();
    const { numero } = await decided(account, 'a1');
    expect(await decided(account, 'a2', { numero })).toMatchObject({ status: 'erro_autorizacao', status_sefaz: '539' });
  });
});
