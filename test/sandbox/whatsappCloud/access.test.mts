import { describe, expect, test } from 'vitest';
import { openBusiness, paid } from './business.mts';

describe('who may talk to the Graph API', () => {
  test('serves two versions and gives a default to a path without one', async () => {
    const business = openBusiness();
    for (const prefix of ['/v25.0', '/v26.0', '']) {
      const { status, data } = await business.request('GET', `${prefix}/${business.phoneNumberId}`);
      expect([status, data.verified_name]).toEqual([200, 'Loja Ponte']);
    }
    expect(business.violations).toEqual([]);
  });

  test.each([
    ['v13.0', 2635],
    ['v19.0', 2635],
    ['v99.0', 2500],
  ])('refuses version %s', async (version, code) => {
    const business = openBusiness();
    const { status, data } = await business.request('GET', `/${version}/${business.phoneNumberId}`);
    expect([status, data.error.code]).toEqual([400, code]);
    expect(business.rules()).toEqual(['version']);
  });

  test('refuses a missing and an invented token, and reports both', async () => {
    const business = openBusiness();
    const ask = (Authorization: string) => business.request('GET', `/v25.0/${business.phoneNumberId}`, { headers: { Authorization } });
    expect((await ask('')).data.error).toMatchObject({ code: 104, type: 'OAuthException', fbtrace_id: expect.any(String) });
    expect(await ask('Bearer invented')).toMatchObject({ status: 401, data: { error: { code: 190 } } });
    expect(business.rules()).toEqual(['authorization', 'authorization']);
  });

  test('refuses a revoked token without blame until the account is reset', async () => {
    const business = openBusiness();
    business.vendor.revokeToken();
    expect((await business.send(paid())).data.error).toMatchObject({ code: 190, error_subcode: 460 });
    expect(business.violations).toEqual([]);
    business.vendor.reset();
    expect((await business.send(paid())).status).toBe(200);
  });

  test('shows the fields that are asked for, and no others', async () => {
    const business = openBusiness();
    const path = `/v25.0/${business.phoneNumberId}`;
    expect((await business.request('GET', `${path}?fields=name_status,quality_rating`)).data).toEqual({
      id: business.phoneNumberId,
      name_status: 'APPROVED',
      quality_rating: 'GREEN',
    });
    expect((await business.request('GET', `${path}?fields=secret`)).data.error.code).toBe(100);
    expect(business.rules()).toEqual(['node-fields']);
  });

  test('reports a route that does not exist', async () => {
    const business = openBusiness();
    expect((await business.request('GET', `/v25.0/${business.phoneNumberId}/flows`)).data.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
    expect((await business.request('POST', '/v25.0/1/messages', { body: '{}' })).data.error.code).toBe(100);
    expect((await business.request('GET', '/v25.0/a/b/c')).data.error.code).toBe(2500);
    expect(business.rules()).toEqual(['unknown-route', 'unknown-route', 'unknown-route']);
  });

  test('names its operations', () => {
    const { vendor } = openBusiness();
    const name = (method: string, path: string, body = '') => vendor.operationOf({ method, path, body });
    expect(name('POST', '/v25.0/1/messages')).toBe('message.send');
    expect(name('POST', '/1/messages', '{"status":"read"}')).toBe('message.markRead');
    expect(name('GET', '/v26.0/1/message_templates')).toBe('templates.list');
    expect(name('GET', '/v26.0/1')).toBe('node.get');
    expect(name('GET', '/')).toBe('unknown');
    expect(vendor.ambiguousOperations).toEqual(['message.send']);
  });
});

describe('templates', () => {
  test('come in pages until there is no next', async () => {
    const business = openBusiness({ fillerTemplates: 105 });
    const names: string[] = [];
    let next: string | undefined = `/v25.0/${business.wabaId}/message_templates?status=APPROVED&limit=50&fields=name,status`;
    let pages = 0;
    while (next !== undefined) {
      const { data } = await business.request('GET', next.replace('https://graph.facebook.com', ''));
      names.push(...data.data.map((row: { name: string }) => row.name));
      expect(Object.keys(data.data[0])).toEqual(['id', 'name', 'status']);
      next = data.paging.next;
      pages++;
    }
    expect([pages, new Set(names).size]).toEqual([3, 123]);
    expect(names).not.toContain('carrinho_abandonado');
  });

  test('are filtered by name and language, and show the stored components', async () => {
    const business = openBusiness();
    const find = async (query: string) => (await business.request('GET', `/v25.0/${business.wabaId}/message_templates?${query}`)).data.data;
    expect(await find('name=pedido_pago')).toMatchObject([
      { parameter_format: 'NAMED', category: 'UTILITY', components: [{ type: 'BODY' }, { type: 'FOOTER' }] },
    ]);
    expect((await find('language=en_US')).map((row: { name: string }) => row.name)).toEqual(['order_paid']);
    expect(await find('status=PAUSED')).toMatchObject([{ name: 'carrinho_abandonado' }]);
    expect((await find('')).length).toBe(20);
    business.vendor.addTemplate({ name: 'aviso', components: [{ type: 'BODY', text: 'Olá, {{first_name}}.' }] });
    expect(await find('name=aviso')).toHaveLength(1);
    expect(business.violations).toEqual([]);
    await find('fields=body');
    expect(business.rules()).toEqual(['template-fields']);
  });

  test('count against the hourly limit of management calls', async () => {
    const business = openBusiness({ managementPerHour: 3 });
    const ask = () => business.request('GET', `/v25.0/${business.phoneNumberId}`);
    for (let index = 0; index < 3; index++) expect((await ask()).status).toBe(200);
    expect(await ask()).toMatchObject({ status: 429, data: { error: { code: 80007 } } });
    business.letWallPass(3_600_001);
    expect((await ask()).status).toBe(200);
  });
});
