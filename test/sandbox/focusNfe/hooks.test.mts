import { describe, expect, test } from 'vitest';
import { decided, openAccount } from './account.mts';

const url = 'https://n8n.example/webhook/focus';
const hook = { event: 'nfe', url, authorization: 'segredo', authorization_header: 'X-Ponte' };

describe('hooks', () => {
  test('tell what a GET shows, with the static header, of every change', async () => {
    const account = openAccount();
    const made = await account.post('/v2/hooks', hook);
    expect(made.body).toMatchObject({ id: expect.any(String), ...hook, cnpj: account.focus.fixtures.cnpj });
    const shown = await decided(account, 'a1');
    await account.del('/v2/nfe/a1', { justificativa: 'O cliente desistiu da compra' });
    expect(account.deliveries.map(({ body }) => JSON.parse(String(body)).status)).toEqual(['autorizado', 'cancelado']);
    const [delivery] = account.deliveries;
    expect(JSON.parse(String(delivery!.body))).toEqual(shown);
    expect(delivery).toMatchObject({ url, topic: 'nfe', headers: { 'X-Ponte': 'segredo' } });
    expect(delivery!.schedule.map((ms) => ms / 60_000)).toEqual([0, 1, 30, 60, 180, 1440]);
  });

  test('tell of refusals, too, and use Authorization where no header is named', async () => {
    const account = openAccount();
    account.focus.setSefaz({ rejectProbability: 1 });
    await account.post('/v2/hooks', { event: 'nfe', url, authorization: 'segredo' });
    await decided(account, 'a1');
    expect(account.deliveries[0]).toMatchObject({ headers: { Authorization: 'segredo' } });
    expect(JSON.parse(String(account.deliveries[0]!.body)).status).toBe('erro_autorizacao');
  });

  test('can be listed, read and taken away', async () => {
    const account = openAccount();
    const { id } = (await account.post('/v2/hooks', hook)).body;
    expect((await account.get('/v2/hooks')).body).toEqual([expect.objectContaining({ id })]);
    expect((await account.get(`/v2/hooks/${id}`)).body).toMatchObject(hook);
    expect((await account.del(`/v2/hooks/${id}`)).body).toMatchObject({ id, deleted: true });
    expect((await account.get(`/v2/hooks/${id}`)).status).toBe(404);
    await decided(account, 'a1');
    expect(account.deliveries).toEqual([]);
  });

  test('are no longer wanted once they are gone', async () => {
    const account = openAccount();
    await account.post('/v2/hooks', hook);
    await decided(account, 'a1');
    expect(account.deliveries[0]!.wanted!()).toBe(true);
    account.focus.reset();
    expect(account.deliveries[0]!.wanted!()).toBe(false);
  });

  test('need an event and an address', async () => {
    const account = openAccount();
    for (const over of [{ event: 'pedido' }, { url: 'n8n' }])
      expect((await account.post('/v2/hooks', { ...hook, ...over })).status).toBe(422);
  });
});
