/** Answers that are lost, effects that come late and refusals of the vendor's own making, through the world's door. */
import { expect, test } from 'vitest';
import type { FaultRule } from '../../../sandbox/world/faults.mts';
import { createWorld } from '../../../sandbox/world/world.mts';
import { prePosting } from '../correios/account.mts';
import { cartBody } from '../superFrete/account.mts';

function openWorld() {
  const world = createWorld({ seed: 1, clock: { live: false } });
  const { superFrete, correios, frenet, metaLeads } = world.vendors;
  const send = async (url: string, headers: Record<string, string>, body?: unknown) => {
    const request = new Request(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return await world.dispatcher.handle(new URL(url).hostname, request);
  };
  const clients = {
    superFrete: (path: string, body?: unknown) =>
      send(
        `https://api.superfrete.com/api/v0/${path}`,
        { Authorization: `Bearer ${superFrete.secrets.token}`, 'User-Agent': 'Ponte (a@loja.example)' },
        body,
      ),
    frenet: (path: string, body?: unknown) => send(`https://api.frenet.com.br/${path}`, { token: frenet.secrets.token }, body),
    metaLeads: (path: string) =>
      send(`https://graph.facebook.com/v25.0/${path}`, { Authorization: `Bearer ${metaLeads.secrets.pageToken}` }),
    correios: async (path: string, body?: unknown) => {
      const { user, accessCode, card } = correios.secrets;
      const basic = `Basic ${Buffer.from(`${user}:${accessCode}`).toString('base64')}`;
      const login = (await send(
        'https://api.correios.com.br/token/v1/autentica/cartaopostagem',
        { Authorization: basic },
        { numero: card },
      )) as Response;
      const { token } = (await login.json()) as { token: string };
      return await send(`https://api.correios.com.br/${path}`, { Authorization: `Bearer ${token}` }, body);
    },
  };
  const strike = (vendor: string, operation: string, kind: FaultRule['kind'], more: Partial<FaultRule> = {}) =>
    world.faults.set([{ vendor, operation, kind, times: 1, ...more }]);
  return { world, ...world.vendors, clients, strike };
}

const statusOf = (answer: unknown) => (answer instanceof Response ? answer.status : answer);

test('SuperFrete keeps the label and takes the money though the answer is lost', async () => {
  const { clients, strike, superFrete } = openWorld();
  strike('superFrete', 'cart.add', 'lostAnswer');
  expect(await clients.superFrete('cart', cartBody())).toBe('dropped');
  const [label] = superFrete.ledger();
  strike('superFrete', 'order.checkout', 'lostAnswer');
  expect(await clients.superFrete('checkout', { orders: [label!.id] })).toBe('dropped');
  expect(superFrete.label(label!.id).status).toBe('released');
  expect(superFrete.balance()).toBeLessThan(5_000);
});

test('SuperFrete pays late what was asked for, and nobody is charged twice', async () => {
  const { world, clients, strike, superFrete } = openWorld();
  await clients.superFrete('cart', cartBody());
  const { id } = superFrete.ledger()[0]!;
  strike('superFrete', 'order.checkout', 'lateEffect', { silence: 'reset', delaysMs: [5_000] });
  await clients.superFrete('checkout', { orders: [id] });
  expect(statusOf(await clients.superFrete('checkout', { orders: [id] }))).toBe(200);
  const balance = superFrete.balance();
  await world.clock.advance(5_000);
  expect([superFrete.balance(), world.dispatcher.late.landings.map(({ status }) => status)]).toEqual([balance, [409]]);
});

test('Correios pre-post though the answer is lost, and again late', async () => {
  const { world, clients, strike, correios } = openWorld();
  const body = prePosting(correios.secrets.card);
  strike('correios', 'prePosting.create', 'lostAnswer');
  expect(await clients.correios('prepostagem/v1/prepostagens', body)).toBe('dropped');
  strike('correios', 'prePosting.create', 'lateEffect', { silence: 'reset', delaysMs: [5_000] });
  expect(await clients.correios('prepostagem/v1/prepostagens', body)).toBe('dropped');
  expect(correios.ledger()).toHaveLength(1);
  await world.clock.advance(20_000);
  expect(correios.ledger().map(({ status }) => status)).toEqual(['generated', 'generated']);
});

test('Correios let in again who asks for a new token', async () => {
  const { clients, strike, correios } = openWorld();
  strike('correios', 'prePosting.list', 'expiredToken');
  expect(statusOf(await clients.correios('prepostagem/v2/prepostagens'))).toBe(403);
  expect(statusOf(await clients.correios('prepostagem/v2/prepostagens'))).toBe(200);
  expect(correios.ledger()).toEqual([]);
});

test.each([
  ['superFrete', 'user', 429, 502, 'text/html; charset=UTF-8'],
  ['frenet', 'shipping/info', 429, 503, 'text/html'],
  ['correios', 'srorastro/v1/objetos/AA123456785BR', 429, 500, 'application/json'],
  ['metaLeads', 'me', 400, 500, 'application/json'],
] as const)('%s has its own way to say that it is too much, and that it is broken', async (vendor, path, tooMuch, broken, type) => {
  const { world, clients } = openWorld();
  const strikes = async (kind: FaultRule['kind']) => {
    world.faults.set([{ vendor, operation: '*', kind, times: 1, after: vendor === 'correios' ? 1 : 0 }]);
    return (await clients[vendor](path)) as Response;
  };
  expect((await strikes('rateLimited')).status).toBe(tooMuch);
  const answer = await strikes('serverError');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([broken, type]);
});
