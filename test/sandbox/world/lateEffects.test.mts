/** A vendor that does the work after its client has given up. */
import { describe, expect, test } from 'vitest';
import axios from 'axios';
import { mkdtemp } from 'node:fs/promises';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createDispatcher } from '../../../sandbox/world/dispatch.mts';
import { createFaultPlan, type FaultRule } from '../../../sandbox/world/faults.mts';
import { certificateAuthority, startProxy } from '../../../sandbox/world/proxy.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { isWrite, type Simulator } from '../../../sandbox/world/simulator.mts';
import { createWorld } from '../../../sandbox/world/world.mts';
import { openAccount as openBling, pendingInvoice } from '../bling/account.mts';
import { openServer as openEvolution } from '../evolution/server.mts';

const late = (over: Partial<FaultRule> = {}): FaultRule => ({ vendor: '*', operation: '*', kind: 'lateEffect', silence: 'reset', ...over });

/** Requests to one simulator through the faults that are given, on the clock that its test moves. */
function through(simulator: Simulator, clock: ReturnType<typeof createWorldClock>, rules: readonly FaultRule[]) {
  const faults = createFaultPlan(createRandom(1));
  faults.set(rules);
  const dispatcher = createDispatcher({ simulators: [simulator], faults, clock, violation: () => undefined });
  const ask = async (method: string, url: string, headers: Record<string, string>, body?: unknown) =>
    await dispatcher.handle(
      new URL(url).hostname,
      new Request(url, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return { dispatcher, ask };
}

describe('an effect that comes late', () => {
  test('is not there before its moment, is there once after it, and stands in the ledger', async () => {
    const account = openBling();
    const { id } = account.seed('1001');
    const { dispatcher, ask } = through(account.bling, account.clock, [late({ delaysMs: [5_000], times: 1 })]);
    const login = { Authorization: `Bearer ${account.tokens.access_token}` };
    const invoices = async () => (await account.get('/nfe')).body.data as unknown[];

    expect(await ask('POST', `https://api.bling.com.br/Api/v3/pedidos/vendas/${id}/gerar-nfe`, login)).toBe('dropped');
    await account.clock.advance(4_999);
    expect(await invoices()).toEqual([]);
    expect(account.bling.ledger().filter(({ kind }) => kind === 'invoice')).toEqual([]);
    expect(dispatcher.late.pending()).toBe(1);

    await account.clock.advance(1);
    expect(await invoices()).toHaveLength(1);
    expect(account.bling.ledger().filter(({ kind }) => kind === 'invoice')).toMatchObject([{ orderNumber: '1001' }]);
    expect(dispatcher.late.pending()).toBe(0);
    expect(dispatcher.late.landings).toMatchObject([{ vendor: 'bling', operation: 'sale.generateNfe', status: 201 }]);

    await account.clock.advance(3_600_000);
    expect(await invoices()).toHaveLength(1);
  });

  test('meets what is there by then: a client that did not wait has made a second one', async () => {
    const server = openEvolution();
    const { serverUrl, instanceName, instanceToken } = server.vendor.secrets;
    const { ask } = through(server.vendor, server.clock, [late({ delaysMs: [1_000], times: 1 })]);
    const send = async () =>
      await ask(
        'POST',
        `${serverUrl}/message/sendText/${instanceName}`,
        { apikey: instanceToken },
        { number: '5511912345678', text: 'Saiu' },
      );
    expect(await send()).toBe('dropped');
    expect(server.vendor.messages()).toHaveLength(0);
    expect(await send()).toMatchObject({ status: 201 });
    expect(server.vendor.messages()).toHaveLength(1);
    await server.clock.advance(1_000);
    expect(server.vendor.messages()).toHaveLength(2);
  });

  test('may be refused by then', async () => {
    const account = openBling();
    const { id } = await pendingInvoice(account);
    const url = `https://api.bling.com.br/Api/v3/nfe/${id}/enviar`;
    const login = { Authorization: `Bearer ${account.tokens.access_token}` };
    const { dispatcher, ask } = through(account.bling, account.clock, [late({ delaysMs: [40_000], times: 1 })]);
    expect(await ask('POST', url, login)).toBe('dropped');
    expect((await account.post(`/nfe/${id}/enviar`)).status).toBe(200);
    await account.clock.advance(40_000);
    expect(dispatcher.late.landings[0]!.status).toBeGreaterThanOrEqual(400);
    expect(account.bling.invoices().filter((invoice) => invoice.id === id)).toHaveLength(1);
  });

  test('takes nothing from the pace of a client that keeps to the limits', async () => {
    const account = openBling();
    const login = { Authorization: `Bearer ${account.tokens.access_token}` };
    const sales = Array.from({ length: 6 }, (_, index) => account.seed(String(2001 + index)));
    const { dispatcher, ask } = through(account.bling, account.clock, [late({ delaysMs: [1_000], times: 6 })]);
    for (const { id } of sales) await ask('POST', `https://api.bling.com.br/Api/v3/pedidos/vendas/${id}/gerar-nfe`, login);
    await account.clock.advance(1_000);
    expect(dispatcher.late.landings.map(({ status }) => status)).toEqual(sales.map(() => 201));
    for (let calls = 0; calls < 3; calls++) {
      const answer = await account.fetch('https://api.bling.com.br/Api/v3/depositos', { headers: login });
      expect(answer.status).toBe(200);
    }
    expect(account.violations).toEqual([]);
  });
});

describe('which requests it strikes', () => {
  test('are those that change something, at every vendor', () => {
    const { simulators, clock } = createWorld({ seed: 1, clock: { live: false } });
    clock.stop();
    const changes = (vendor: string, method: string, path: string, body: unknown = '') =>
      isWrite(simulators.find((simulator) => simulator.vendor === vendor)!, {
        method,
        path,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    const graphql = '/admin/api/2026-10/graphql.json';
    const writes = [
      changes('shopify', 'POST', graphql, { query: 'mutation M { tagsAdd(id: "1", tags: []) { userErrors { message } } }' }),
      changes('asaas', 'POST', '/v3/transfers'),
      changes('asaas', 'DELETE', '/v3/payments/pay_1'),
      changes('bling', 'POST', '/Api/v3/pedidos/vendas'),
      changes('wooCommerce', 'POST', '/wp-json/wc/v3/products/batch'),
      changes('focusNfe', 'POST', '/v2/nfe'),
      changes('omie', 'POST', '/api/v1/produtos/pedido/', { call: 'IncluirPedido' }),
      changes('olistTiny', 'POST', '/public-api/v3/estoque/12'),
      changes('melhorEnvio', 'POST', '/api/v2/me/cart'),
      changes('melhorEnvio', 'POST', '/api/v2/me/shipment/checkout'),
      changes('whatsappCloud', 'POST', '/v25.0/1/messages', { type: 'text' }),
      changes('evolution', 'POST', '/message/sendText/loja'),
      changes('zApi', 'POST', '/instances/1/token/2/send-text'),
      changes('waha', 'POST', '/api/sendText'),
      changes('twilio', 'POST', '/2010-04-01/Accounts/AC1/Messages.json'),
    ];
    expect(writes).toEqual(writes.map(() => true));
    const others = [
      changes('shopify', 'POST', graphql, { query: 'query Q { orders(first: 1) { nodes { id } } }' }),
      changes('shopify', 'POST', '/admin/oauth/access_token', 'grant_type=client_credentials'),
      changes('bling', 'POST', '/Api/v3/oauth/token'),
      changes('olistTiny', 'POST', '/realms/tiny/protocol/openid-connect/token'),
      changes('melhorEnvio', 'POST', '/oauth/token'),
      changes('melhorEnvio', 'POST', '/api/v2/me/shipment/calculate'),
      changes('melhorEnvio', 'POST', '/api/v2/me/shipment/tracking'),
      changes('omie', 'POST', '/api/v1/produtos/pedido/', { call: 'ConsultarPedido' }),
      changes('evolution', 'POST', '/chat/whatsappNumbers/loja'),
      changes('asaas', 'GET', '/v3/payments'),
      changes('asaas', 'POST', '/v3/nothing-of-the-kind'),
    ];
    expect(others).toEqual(others.map(() => false));
  });

  test('a read goes through under a rule for everything', async () => {
    const account = openBling();
    const { ask } = through(account.bling, account.clock, [late()]);
    const login = { Authorization: `Bearer ${account.tokens.access_token}` };
    expect(await ask('GET', 'https://api.bling.com.br/Api/v3/depositos', login)).toMatchObject({ status: 200 });
  });
});

describe('the moment', () => {
  const strikes = (seed: number, rule: FaultRule) => {
    const faults = createFaultPlan(createRandom(seed));
    faults.set([{ ...rule, times: 200 }]);
    return Array.from({ length: 200 }, () => faults.request('asaas', 'transfers.create', true));
  };

  test('is 1, 5 or 40 s after the client gave up, as the seed says', () => {
    const drawn = strikes(1, { vendor: '*', operation: '*', kind: 'lateEffect' });
    const delays = drawn.map((strike) => (strike?.kind === 'lateEffect' ? strike.delayMs : undefined));
    expect([...new Set(delays)].sort((one, other) => one! - other!)).toEqual([1_000, 5_000, 40_000]);
    expect(new Set(drawn.map((strike) => (strike?.kind === 'lateEffect' ? strike.silence : undefined)))).toEqual(
      new Set(['reset', 'hang']),
    );
    expect(strikes(1, { vendor: '*', operation: '*', kind: 'lateEffect' })).toEqual(drawn);
    expect(strikes(2, { vendor: '*', operation: '*', kind: 'lateEffect' })).not.toEqual(drawn);
  });

  test('and the way of falling silent can be set', () => {
    const [strike] = strikes(1, late({ delaysMs: [250], silence: 'hang' }));
    expect(strike).toEqual({ kind: 'lateEffect', delayMs: 250, silence: 'hang' });
  });
});

describe('over HTTP', () => {
  async function openDoor(silence: 'reset' | 'hang') {
    const folder = await mkdtemp(join(tmpdir(), 'ponte-late-'));
    const world = createWorld({ seed: 1, clock: { live: false } });
    world.faults.set([late({ vendor: 'evolution', operation: 'message.sendText', delaysMs: [5_000], silence, times: 1 })]);
    const authority = await certificateAuthority(join(folder, 'ca.key'), join(folder, 'ca.pem'));
    const proxy = await startProxy(authority, world.dispatcher, () => undefined);
    const { serverUrl, instanceName, instanceToken } = world.vendors.evolution.secrets;
    const { hostname } = new URL(serverUrl);
    const send = async (timeout: number) =>
      await axios
        .post(
          `${proxy.url.replace('http:', 'https:')}/message/sendText/${instanceName}`,
          { number: '5511912345678', text: 'Saiu' },
          {
            headers: { apikey: instanceToken, host: hostname },
            httpsAgent: new Agent({ ca: authority.cert, servername: hostname, checkServerIdentity: () => undefined }),
            proxy: false,
            timeout,
          },
        )
        .then(
          ({ status }) => String(status),
          (error: { code?: string }) => error.code,
        );
    return { world, proxy, send, messages: () => world.vendors.evolution.messages() };
  }

  test('a line that breaks: the effect follows the break', async () => {
    const { world, proxy, send, messages } = await openDoor('reset');
    expect(await send(20_000)).toBe('ECONNRESET');
    expect(world.dispatcher.late.pending()).toBe(1);
    await world.clock.advance(4_999);
    expect(messages()).toEqual([]);
    await world.clock.advance(1);
    expect(messages()).toHaveLength(1);
    await proxy.stop();
  });

  test('a vendor that says nothing: its time begins when the client closes the line', async () => {
    const { world, proxy, send, messages } = await openDoor('hang');
    const answer = send(1_000);
    await expect.poll(() => world.dispatcher.inFlight()).toBe(1);
    await world.clock.advance(60_000);
    expect(world.dispatcher.late.pending()).toBe(0);
    expect(await answer).toBe('ECONNABORTED');
    await expect.poll(() => world.dispatcher.late.pending()).toBe(1);
    expect(world.isQuiet()).toBe(false);
    await world.clock.advance(4_999);
    expect(messages()).toEqual([]);
    await world.clock.advance(1);
    expect(messages()).toHaveLength(1);
    expect(world.vendors.evolution.ledger()).toHaveLength(1);
    await proxy.stop();
  });
});
