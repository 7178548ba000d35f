import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApiClient, type Safety, type VendorProfile } from '../../runtime/client/apiClient.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { noAnswer, retryAfterMs, type HttpRequest, type HttpResponse, type NoAnswer } from '../../runtime/client/http.ts';
import type { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

type Answer = HttpResponse | NoAnswer;

const answer = (status: number, headers: Record<string, string> = {}): HttpResponse => ({ answered: true, status, headers, body: {} });

const profile: VendorProfile = {
  id: 'acme',
  name: 'Acme',
  limits: [{ requests: 100, perMs: 1 }],
  headers: { 'User-Agent': 'test' },
  classify({ status, headers }, now) {
    if (status < 300) return undefined;
    const wait = retryAfterMs(headers, now);
    const kind = status === 429 ? 'rateLimited' : status >= 500 ? 'transient' : 'validation';
    return { class: kind, code: `http_${status}`, message: `answered ${status}`, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
  },
};

let accounts = 0;

/** A vendor that gives these answers one after the other; the last one for ever. */
function vendorThatAnswers(...answers: Answer[]) {
  const clock = createVirtualClock();
  const requests: HttpRequest[] = [];
  const connectFor = (seconds: number): Connection => ({
    account: `account-${accounts}`,
    settings: {},
    transport: async (request) => {
      requests.push(request);
      return answers.length > 1 ? answers.shift()! : answers[0]!;
    },
    clock,
    deadline: clock.now() + seconds * 1000,
  });
  accounts++;
  const call = async (safety: Safety, seconds = 120, query?: HttpRequest['query']) => {
    const client = createApiClient(connectFor(seconds), profile);
    const request = { method: 'POST', url: 'https://api.acme.test/things', safety, ...(query ? { query } : {}) } as const;
    return await clock.run(
      client(request).then(
        ({ status }) => ({ status, error: undefined }),
        (error: IntegrationError) => ({ status: undefined, error: error.failure }),
      ),
    );
  };
  return { call, requests, slept: clock.slept };
}

/** Full jitter takes a random share of the wait: here always half. */
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

describe('what is asked again', () => {
  const reset = noAnswer('ECONNRESET');
  const refused = noAnswer('ECONNREFUSED');

  test.each<[Safety, string, Answer]>([
    ['read', '429', answer(429)],
    ['read', '500', answer(500)],
    ['read', '503', answer(503)],
    ['read', 'a lost answer', reset],
    ['read', 'a closed door', refused],
    ['keyed', '429', answer(429)],
    ['keyed', '500', answer(500)],
    ['keyed', 'a lost answer', reset],
    ['keyed', 'a closed door', refused],
    ['once', '429', answer(429)],
    ['once', 'a closed door', refused],
  ])('a %s call after %s', async (safety, _, fault) => {
    const vendor = vendorThatAnswers(fault, answer(200));
    expect(await vendor.call(safety)).toMatchObject({ status: 200 });
    expect(vendor.requests).toHaveLength(2);
  });

  test.each<[Safety, string, Answer, string]>([
    ['once', '500', answer(500), 'unknownOutcome'],
    ['once', 'a lost answer', reset, 'unknownOutcome'],
    ['read', '400', answer(400), 'validation'],
    ['keyed', '422', answer(422), 'validation'],
    ['once', '400', answer(400), 'validation'],
  ])('but no %s call after %s', async (safety, _, fault, failureClass) => {
    const vendor = vendorThatAnswers(fault, answer(200));
    expect((await vendor.call(safety)).error).toMatchObject({ class: failureClass });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.slept).toEqual([]);
  });
});

describe('how long it waits', () => {
  test('is half of 0.5, 1, 2, 4, 8 and 15 seconds with a jitter of one half, then it gives up', async () => {
    const vendor = vendorThatAnswers(answer(500));
    expect((await vendor.call('read')).error).toMatchObject({ class: 'transient', httpStatus: 500 });
    expect(vendor.slept).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500]);
    expect(vendor.requests).toHaveLength(8);
  });

  test('follows the vendor where it says when to come back', async () => {
    const vendor = vendorThatAnswers(answer(429, { 'retry-after': '7' }), answer(200));
    expect(await vendor.call('read')).toMatchObject({ status: 200 });
    expect(vendor.slept).toEqual([7000]);
  });

  test('never goes past the time the node may take: it does not even start to wait', async () => {
    const vendor = vendorThatAnswers(answer(429, { 'retry-after': '30' }), answer(200));
    expect((await vendor.call('read', 10)).error).toMatchObject({ class: 'rateLimited', retryAfterMs: 30_000 });
    expect(vendor.slept).toEqual([]);
  });

  test('keeps every other call of the account away from a vendor that has blocked it', async () => {
    const vendor = vendorThatAnswers(answer(429, { 'retry-after': '30' }), answer(200));
    await vendor.call('read', 10);
    expect((await vendor.call('read', 10)).error).toMatchObject({ class: 'rateLimited', code: 'waitLimit', retryAfterMs: 30_000 });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.slept).toEqual([]);
  });
});

test('the request carries the vendor headers and its query', async () => {
  const vendor = vendorThatAnswers(answer(200));
  await vendor.call('read', 10, { 'dueDate[ge]': '2026-01-05', status: ['a', 'b'] });
  expect(vendor.requests[0]).toMatchObject({
    url: 'https://api.acme.test/things?dueDate%5Bge%5D=2026-01-05&status%5B%5D=a&status%5B%5D=b',
    headers: { 'User-Agent': 'test' },
  });
  expect(vendor.requests[0]).not.toHaveProperty('safety');
});

describe('a wait that concerns one call only', () => {
  /** The account is told to wait at its first call; when each call was put, in seconds from the start. */
  async function askedAt(onlyThisCall: boolean): Promise<number[]> {
    const clock = createVirtualClock();
    const start = clock.now();
    const asked: number[] = [];
    const connection: Connection = {
      account: `account-${accounts++}`,
      settings: {},
      async transport() {
        asked.push((clock.now() - start) / 1000);
        return answer(asked.length === 1 ? 429 : 200, { 'retry-after': '30' });
      },
      clock,
      deadline: start + 120_000,
    };
    const classify: VendorProfile['classify'] = (given, now) => {
      const failure = profile.classify(given, now);
      return failure && { ...failure, onlyThisCall };
    };
    const client = createApiClient(connection, { ...profile, classify });
    const call = async () => await client({ method: 'GET', url: 'https://api.acme.test/things', safety: 'read' });
    const first = call();
    const second = clock.sleep(5000).then(call);
    await clock.run(Promise.all([first, second]));
    return asked;
  }

  test('lets the others of the account go on', async () => {
    expect(await askedAt(true)).toEqual([0, 5, 30]);
  });

  test('does not where the vendor has blocked the account', async () => {
    const [, ...others] = await askedAt(false);
    expect(others.every((seconds) => seconds >= 30)).toBe(true);
    expect(others).toHaveLength(2);
  });
});

describe('a vendor that counts some calls apart', () => {
  /** When each was asked, in milliseconds from the start. */
  const askedAt = async (ofAll: number, methods: readonly HttpRequest['method'][]) => {
    const clock = createVirtualClock();
    const start = clock.now();
    const asked: string[] = [];
    const connection: Connection = {
      account: `account-${++accounts}`,
      settings: {},
      transport: async ({ method }) => {
        asked.push(`${method} ${clock.now() - start}`);
        return answer(200);
      },
      clock,
      deadline: Infinity,
    };
    const send = createApiClient(connection, {
      ...profile,
      limits: [{ requests: ofAll, perMs: 60_000 }],
      limitsOf: ({ method }) => ({ name: method, limits: [{ requests: 2, perMs: 1000 }] }),
    });
    await clock.run(Promise.all(methods.map(async (method) => await send({ method, url: 'https://acme.example', safety: 'read' }))));
    return asked.toSorted();
  };

  test('is asked within the limits of each kind', async () => {
    expect(await askedAt(100, ['GET', 'GET', 'GET', 'PUT'])).toEqual(['GET 0', 'GET 0', 'GET 1000', 'PUT 0']);
  });

  test('is asked within those of all kinds together, too', async () => {
    expect(await askedAt(3, ['GET', 'GET', 'PUT', 'PUT'])).toEqual(['GET 0', 'GET 0', 'PUT 0', 'PUT 60000']);
  });
});
