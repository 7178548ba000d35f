import { describe, expect, test } from 'vitest';
import { codes, createTestWorld, start } from './world.mts';

const hour = 3_600_000;

describe('who may come in', () => {
  test('lets the key of the environment in', async () => {
    const world = createTestWorld();
    expect(await world.call('GET', '/finance/balance')).toMatchObject({ status: 200, body: { balance: 1000 } });
    expect(await world.call('GET', '/finance/balance', undefined, { environment: 'sandbox' })).toMatchObject({ status: 200 });
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['no key', null, 'access_token_not_found'],
    ['something else than a key', 'abc', 'invalid_access_token_format'],
    ['an unknown key', '$aact_prod_unknown', 'invalid_access_token'],
    ['a key of the other environment', '$aact_hmlg_whatever', 'invalid_environment'],
  ])('answers %s with 401', async (_, key, code) => {
    const world = createTestWorld();
    const answer = await world.call('GET', '/finance/balance', undefined, { headers: { access_token: key } });
    expect(answer.status).toBe(401);
    expect(codes(answer.body)).toEqual([code]);
    expect(answer.body.errors[0].description).toEqual(expect.any(String));
  });

  test('takes a production key on the sandbox for one of the wrong environment', async () => {
    const world = createTestWorld();
    const answer = await world.call('GET', '/finance/balance', undefined, {
      environment: 'sandbox',
      headers: { access_token: world.asaas.secrets.apiKeyProduction },
    });
    expect(codes(answer.body)).toEqual(['invalid_environment']);
    expect(world.violations).toEqual([]);
  });

  test('holds a client that sends no key at all, or no User-Agent, to account', async () => {
    const world = createTestWorld();
    await world.call('GET', '/finance/balance', undefined, { headers: { access_token: null } });
    const nameless = await world.call('GET', '/finance/balance', undefined, { headers: { 'user-agent': null } });
    expect(nameless.status).toBe(400);
    expect(world.violations.map(({ rule }) => rule)).toEqual(['missingAccessToken', 'missingUserAgent']);
  });
});

describe('what may be asked', () => {
  test('refuses a GET that carries a body', async () => {
    const world = createTestWorld();
    const answer = await world.call('GET', '/payments', undefined, { headers: { 'content-length': '2' } });
    expect(answer.status).toBe(403);
    expect(world.violations).toEqual([{ vendor: 'asaas', rule: 'getWithBody', detail: 'GET /v3/payments carried a body' }]);
  });

  test('knows no other routes, and reports them without the identifiers in them', async () => {
    const world = createTestWorld();
    expect(await world.call('GET', '/payment/pay_080225913252')).toMatchObject({ status: 404, body: {} });
    expect(await world.call('POST', '/payments/pay_080225913252', {})).toMatchObject({ status: 404 });
    expect(await world.call('POST', '/sandbox/payment/pay_1/confirm', {})).toMatchObject({ status: 404 });
    expect(world.violations.map(({ detail }) => detail)).toEqual([
      'GET /v3/payment/:id in production',
      'POST /v3/payments/:id in production',
      'POST /v3/sandbox/payment/:id/confirm in production',
    ]);
  });

  test('answers a look-up of something that is not there with an empty 404, and that is no fault', async () => {
    const world = createTestWorld();
    expect(await world.call('GET', '/payments/pay_unknown')).toMatchObject({ status: 404, body: {} });
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['broken JSON', '{"name":', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['a form', 'name=Maria', 'application/x-www-form-urlencoded'],
  ])('refuses %s as a body', async (_, body, type) => {
    const world = createTestWorld();
    const answer = await world.call('POST', '/customers', body, { headers: { 'content-type': type } });
    expect([answer.status, codes(answer.body)]).toEqual([400, ['invalid_object']]);
    expect(world.violations).toMatchObject([{ rule: 'invalidRequest', detail: expect.stringContaining('no JSON object') }]);
  });

  test.each(['0', '101', 'ten'])('refuses a list limit of %s', async (limit) => {
    const world = createTestWorld();
    const answer = await world.call('GET', `/payments?limit=${limit}`);
    expect([answer.status, codes(answer.body)]).toEqual([400, ['invalid_limit']]);
    expect(world.violations).toHaveLength(1);
  });

  test('pages through a list, ten at a time unless told', async () => {
    const world = createTestWorld();
    for (let number = 0; number < 12; number++) world.asaas.createCharge({ value: 10, billingType: 'PIX' });
    const first = await world.call('GET', '/payments');
    expect(first.body).toMatchObject({ object: 'list', hasMore: true, totalCount: 12, limit: 10, offset: 0 });
    expect(first.body.data).toHaveLength(10);
    const rest = await world.call('GET', '/payments?limit=10&offset=10');
    expect(rest.body).toMatchObject({ hasMore: false, totalCount: 12, offset: 10 });
    expect(rest.body.data).toHaveLength(2);
  });
});

describe('how much may be asked', () => {
  test('serves fifty GETs at a time and no more', async () => {
    const world = createTestWorld({ latencyMs: 5 });
    const answers = await Promise.all(Array.from({ length: 51 }, () => world.call('GET', '/finance/balance')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(world.violations).toEqual([{ vendor: 'asaas', rule: 'tooManyConcurrentGets', detail: 'finance.balance' }]);
    expect((await world.call('GET', '/finance/balance')).status).toBe(200);
  });

  test('counts 25,000 requests in twelve hours of wall time unless told otherwise', async () => {
    const answer = await createTestWorld().call('GET', '/finance/balance');
    expect(answer.headers.get('ratelimit-limit')).toBe('25000');
    expect(answer.headers.get('ratelimit-remaining')).toBe('24999');
    expect(answer.headers.get('ratelimit-reset')).toBe(String(12 * 3600));
  });

  test('refuses what goes over the quota until the window ends, on the wall clock alone', async () => {
    const world = createTestWorld({ quota: 2 });
    await world.call('GET', '/finance/balance');
    world.setWall(hour);
    await world.call('GET', '/finance/balance');
    await world.clock.advance(24 * hour);
    const refused = await world.call('GET', '/finance/balance');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-reset')).toBe(String(11 * 3600));
    expect(world.violations.map(({ rule }) => rule)).toEqual(['quotaExceeded']);
    world.setWall(12 * hour);
    expect((await world.call('GET', '/finance/balance')).status).toBe(200);
    expect(world.clock.wall()).toBe(start + 12 * hour);
  });

  test('answers injected faults in the same shapes', async () => {
    const { asaas } = createTestWorld();
    const limited = asaas.rateLimitedAnswer({ method: 'GET', path: '/v3/payments', body: '' });
    expect([limited.status, limited.headers.get('ratelimit-reset')]).toEqual([429, '1']);
    expect(asaas.serverErrorAnswer({ method: 'GET', path: '/v3/payments', body: '' }).status).toBe(500);
  });
});
