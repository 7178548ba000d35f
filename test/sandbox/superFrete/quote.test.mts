/** Quotes, limits and the account. */
import { describe, expect, test } from 'vitest';
import { truths } from '../../../sandbox/simulators/superFrete/truths.mts';
import { openAccount } from './account.mts';

const way = { from: { postal_code: '01153000' }, to: { postal_code: '20020050' } };
const shirt = { quantity: 1, height: 2, width: 16, length: 20, weight: 2 };

describe('a quote', () => {
  test('of products comes with the box to be used', async () => {
    const { call } = openAccount();
    const { body } = await call('POST', 'calculator', { ...way, products: [{ ...shirt, quantity: 2 }] });
    expect(body.map(({ id }: { id: number }) => id)).toEqual([1, 2, 17]);
    expect(body[0].packages[0]).toMatchObject({ dimensions: { height: '6', width: '16', length: '24' }, weight: '4.00' });
    expect([body[2].has_error, body[2].error]).toEqual([true, 'O peso não pode exceder 0.3 kg.']);
  });

  test('takes the package before the products', async () => {
    const { call } = openAccount();
    const { body } = await call('POST', 'calculator', {
      ...way,
      services: '2',
      products: [shirt],
      package: { height: 2, width: 9, length: 13, weight: 0.3 },
    });
    expect(body[0].packages[0].dimensions).toEqual({ height: '2', width: '10', length: '15' });
  });

  test('counts the declared value only where it is switched on', async () => {
    const { call } = openAccount();
    const price = async (options: object) => {
      const { body } = await call('POST', 'calculator', { ...way, services: '1', products: [shirt], options });
      return body[0].price as number;
    };
    const bare = await price({ insurance_value: 1_000, use_insurance_value: false });
    expect(await price({})).toBe(bare);
    expect(await price({ insurance_value: 1_000, use_insurance_value: true })).toBeGreaterThan(bare);
  });

  test('of what no carrier takes has an error in each row', async () => {
    const { call } = openAccount();
    const { body, status } = await call('POST', 'calculator', {
      ...way,
      services: '1,33,3',
      package: { height: 70, width: 70, length: 70, weight: 12 },
    });
    expect([status, body.map((row: { has_error: boolean }) => row.has_error)]).toEqual([200, [true, true, true]]);
  });

  test('is refused by field', async () => {
    const { call, rules } = openAccount();
    const { status, body } = await call('POST', 'calculator', { from: { postal_code: '1' }, to: {}, services: '1,99', products: [] });
    expect([status, body.message]).toEqual([400, 'Ocorreu um ou mais erros.']);
    expect(Object.keys(body.errors).sort()).toEqual(['from.postal_code', 'products', 'services', 'to.postal_code']);
    expect(rules()).toEqual(['calculator-body']);
  });
});

test('limits are data, by the number of the service', async () => {
  const { call } = openAccount();
  const { body } = await call('GET', 'services/info');
  expect(body['1'].restrictions.insurance_value).toEqual({ min: 25.63, max: 38_057.59 });
  expect(Object.keys(body)).toEqual(['1', '2', '17']);
});

test('the client names itself, has a token, and asks not too often', async () => {
  const { call, rules, simulator } = openAccount({ requestsPerMinute: 2 });
  expect((await call('GET', 'user', undefined, { 'User-Agent': 'axios/1.0' })).status).toBe(403);
  expect((await call('GET', 'user', undefined, { Authorization: 'Bearer x' })).status).toBe(401);
  expect((await call('GET', 'user')).body).toMatchObject({ balance: 5_000, limits: { shipments: 0 } });
  await call('GET', 'user/addresses');
  expect((await call('GET', 'user')).status).toBe(429);
  simulator.revokeToken();
  expect((await call('GET', 'user')).status).toBe(401);
  expect(rules()).toEqual(['user-agent', 'authorization', 'rate-limit']);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
