import { describe, expect, test } from 'vitest';
import { methods } from '../../../sandbox/simulators/omie/methods.mts';
import { truths } from '../../../sandbox/simulators/omie/truths.mts';
import { openAccount } from './account.mts';
import type { Account } from './account.mts';

const ask = (account: Account, codigo = 'CAM-ALG-P') => account.call('geral/produtos', 'ConsultarProduto', { codigo });

describe('the same question', () => {
  test('may be asked again after a minute, and is told how long to wait', async () => {
    const account = openAccount();
    expect((await ask(account)).status).toBe(200);
    account.pass(20_000);
    const soon = await ask(account);
    expect([soon.status, soon.body.faultcode]).toEqual([500, 'SOAP-ENV:Client-6']);
    expect(soon.body.faultstring).toContain('Consumo redundante detectado. Aguarde 40 segundos');
    expect((await ask(account, 'CAM-ALG-M')).status).toBe(200);
    account.pass(40_000);
    expect((await ask(account)).status).toBe(200);
    expect(account.rules()).toEqual(['redundant-call']);
  });

  test('waits on the wall clock', async () => {
    const account = openAccount();
    await ask(account);
    await account.clock.advance(3_600_000);
    expect((await ask(account)).status).toBe(500);
  });
});

describe('requests', () => {
  test('of one method are 240 a minute', async () => {
    const account = openAccount();
    for (let count = 0; count < 240; count++) await ask(account, `SKU-${count}`);
    expect(account.violations).toEqual([]);
    expect((await ask(account, 'SKU-x')).status).toBe(429);
    expect((await account.call('geral/categorias', 'ListarCategorias')).status).toBe(200);
    account.pass(60_000);
    expect((await ask(account)).status).toBe(200);
    expect(account.rules()).toEqual(['rate-limit']);
  });

  test('of one method are four at once', async () => {
    const account = openAccount();
    const at = async (count: number) => {
      const answers = await Promise.all(Array.from({ length: count }, (_none, index) => ask(account, `SKU-${count}-${index}`)));
      return answers.filter(({ status }) => status === 429).length;
    };
    expect(await at(4)).toBe(0);
    expect(await at(6)).toBeGreaterThan(0);
    expect(new Set(account.rules())).toEqual(new Set(['too-many-at-once']));
  });

  test('that write are one at once', async () => {
    const account = openAccount();
    const write = async (key: string) =>
      (await account.call('geral/clientes', 'AlterarCliente', { codigo_cliente_integracao: key, email: 'a@example.com' })).status;
    expect(await write('a')).not.toBe(429);
    expect(await Promise.all(['b', 'c', 'd'].map(write))).toContain(429);
    expect(account.rules()).toContain('too-many-at-once');
  });

  test('of one address are 960 a minute', async () => {
    const account = openAccount({ limits: { perMinuteAnAddress: 3 } });
    for (const sku of ['a', 'b', 'c']) await ask(account, sku);
    expect((await account.call('geral/categorias', 'ListarCategorias')).status).toBe(429);
  });
});

describe('the block', () => {
  test('comes after ten refusals in a minute and lasts half an hour of the world’s time', async () => {
    const account = openAccount();
    await ask(account);
    for (let count = 0; count < 10; count++) expect((await ask(account)).body.faultcode).toBe('SOAP-ENV:Client-6');
    const during = await account.call('geral/categorias', 'ListarCategorias');
    expect([during.status, during.body.faultcode]).toEqual([425, 'MISUSE_API_PROCESS']);
    expect(during.body.faultstring).toContain('API bloqueada por consumo indevido. Tente novamente em 1800 segundos');
    account.pass(61_000);
    await account.clock.advance(29 * 60_000);
    expect((await ask(account)).status).toBe(425);
    await account.clock.advance(60_000);
    expect((await ask(account)).status).toBe(200);
    expect(account.rules()).toEqual([...Array(10).fill('redundant-call'), 'api-block', 'request-while-blocked', 'request-while-blocked']);
  });
});

describe('a request', () => {
  test('needs right keys, a known method and one parameter', async () => {
    const account = openAccount();
    const good = { call: 'ListarCategorias', ...account.keys, param: [{}] };
    expect((await account.post('geral/categorias', { ...good, app_secret: 'x' })).status).toBe(403);
    expect(account.violations).toEqual([]);
    for (const body of ['{', { ...good, call: 'ListarNada' }, { ...good, param: {} }, { ...good, param: [{}, {}] }])
      expect((await account.post('geral/categorias', body)).status).toBe(500);
    expect((await account.post('geral/clientes', good)).status).toBe(500);
    expect(account.rules()).toEqual(['invalid-body', 'unknown-method', 'invalid-body', 'invalid-body', 'unknown-method']);
  });

  test('has the name of its method', () => {
    const account = openAccount();
    for (const { path, call, name } of methods) expect(account.operation('POST', `/api/v1/${path}/`, JSON.stringify({ call }))).toBe(name);
    expect(account.operation('POST', '/api/v1/geral/clientes/', '{')).toBe('unknown');
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });
});
