import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openAccount, pendingInvoice } from './account.mts';

const url = 'https://n8n.example/webhook/bling';

describe('notifications', () => {
  test('tell of sale, invoice and stock, signed with the client secret', async () => {
    const account = openAccount();
    account.bling.subscribe(url, ['order.*', 'invoice.updated', 'stock.created']);
    const { id, saleId } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar`);
    await account.clock.advance(5000);
    await account.post(`/pedidos/vendas/${saleId}/lancar-estoque`);
    expect(account.deliveries.map(({ topic }) => topic)).toEqual([
      'order.created',
      'order.updated',
      'invoice.updated',
      'invoice.updated',
      'stock.created',
      'stock.created',
    ]);
    for (const { body, headers } of account.deliveries) {
      const expected = createHmac('sha256', account.bling.secrets.clientSecret).update(body).digest('hex');
      expect(headers['X-Bling-Signature-256']).toBe(`sha256=${expected}`);
    }
    const authorized = JSON.parse(String(account.deliveries[3]!.body));
    expect(authorized).toMatchObject({
      version: 'v1',
      event: 'invoice.updated',
      companyId: account.bling.fixtures.companyId,
      data: { id, situacao: 5, tipo: 1 },
    });
    expect(authorized.date).toMatch(/^2026-11-24 12:00:0\d$/);
    expect(new Set(account.deliveries.map(({ body }) => JSON.parse(String(body)).eventId)).size).toBe(6);
  });

  test('name NFC-e a consumer invoice', async () => {
    const account = openAccount();
    account.bling.subscribe(url, ['*']);
    await account.post(`/pedidos/vendas/${account.seed().id}/gerar-nfce`);
    expect(account.deliveries.map(({ topic }) => topic)).toContain('consumer_invoice.created');
  });

  test('want 2xx within five seconds, try for three days and then stop', async () => {
    const account = openAccount();
    account.bling.subscribe(url, ['*']);
    account.failDeliveries();
    account.seed('1');
    const [delivery] = account.deliveries;
    expect(delivery!.timeoutMs).toBe(5000);
    expect([delivery!.isSuccess(200), delivery!.isSuccess(204), delivery!.isSuccess(302), delivery!.isSuccess(500)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const days = delivery!.schedule.reduce((sum, ms) => sum + ms, 0) / 86_400_000;
    expect(days).toBeCloseTo(3, 2);
    await Promise.resolve();
    expect(account.bling.subscriptions()).toEqual([{ url, active: false }]);
    account.seed('2');
    expect(account.deliveries).toHaveLength(1);
  });

  test('are not wanted after a reset', () => {
    const account = openAccount();
    account.bling.subscribe(url, ['*']);
    account.seed('1');
    account.bling.reset();
    expect(account.deliveries[0]!.wanted!()).toBe(false);
    account.seed('2');
    expect(account.deliveries).toHaveLength(1);
  });
});
