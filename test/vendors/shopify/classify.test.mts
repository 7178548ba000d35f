import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../runtime/client/http.ts';
import { classify } from '../../../vendors/shopify/client/classify.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  answered: true,
  status,
  headers,
  body,
});
const error = (code: string, more: object = {}) => ({ errors: [{ message: 'said by Shopify', extensions: { code, ...more } }] });

describe('what an answer of Shopify means', () => {
  test.each([
    ['a success', answer(200, { data: { shop: { name: 'Loja' } } }), undefined],
    [
      'a bad token',
      answer(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }),
      ['auth', 'unauthorized'],
    ],
    [
      'n8n could not log in',
      answer(401, { loginFailure: 'Shopify does not log the app in (app_not_installed)' }),
      ['auth', 'app_not_installed'],
    ],
    ['a frozen shop', answer(402, {}), ['auth', 'shopFrozen']],
    ['a forbidden one', answer(403, {}), ['auth', 'forbidden']],
    ['a shop that does not exist', answer(404, '<html>'), ['notFound', 'shopNotFound']],
    ['a shop with another address', answer(301, ''), ['notFound', 'http301']],
    ['a locked shop', answer(423, {}), ['auth', 'shopLocked']],
    ['too many calls', answer(429, {}), ['rateLimited', 'tooManyRequests']],
    ['a page instead of an answer', answer(500, '<html>Something went wrong</html>'), ['transient', 'http500']],
    ['a gateway', answer(503, ''), ['transient', 'http503']],
    ['a body that cannot be read', answer(400, {}), ['validation', 'http400']],
    ['a 200 that is no GraphQL', answer(200, '<html>'), ['transient', 'unreadable']],
    ['a missing scope', answer(200, error('ACCESS_DENIED')), ['auth', 'ACCESS_DENIED']],
    ['an unknown id', answer(200, error('RESOURCE_NOT_FOUND')), ['notFound', 'RESOURCE_NOT_FOUND']],
    ['a fault at Shopify', answer(200, error('INTERNAL_SERVER_ERROR')), ['transient', 'INTERNAL_SERVER_ERROR']],
    ['a field that does not exist', answer(200, error('undefinedField')), ['validation', 'undefinedField']],
    ['a variable of the wrong type', answer(200, error('INVALID_VARIABLE')), ['validation', 'INVALID_VARIABLE']],
    ['a code from tomorrow', answer(200, error('INVENTED_TOMORROW')), ['validation', 'INVENTED_TOMORROW']],
  ])('%s', (_name, response, expected) => {
    const failure = classify(response, 0);
    expect(failure && [failure.class, failure.code]).toEqual(expected);
  });

  test('a throttled query waits until the bucket holds what it asks for', () => {
    const cost = {
      requestedQueryCost: 112,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 12, restoreRate: 100 },
    };
    const body = { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost } };
    // 100 points are missing, and 100 come back a second.
    expect(classify(answer(200, body), 0)).toMatchObject({ class: 'rateLimited', retryAfterMs: 1000 });
  });

  test('Retry-After of a 429 is honoured, decimals and all', () => {
    expect(classify(answer(429, {}, { 'retry-after': '2.0' }), 0)).toMatchObject({ retryAfterMs: 2000 });
  });

  test('a missing scope is named in the next step', () => {
    const body = error('ACCESS_DENIED', { requiredAccess: '`write_orders` access scope.' });
    expect(classify(answer(200, body), 0)?.hint).toContain('write_orders');
  });

  test.each(['shop_not_permitted', 'app_not_installed', 'application_cannot_be_found'])('the way out of %s is told', (code) => {
    const failure = classify(answer(401, { loginFailure: `Shopify does not log the app in (${code})` }), 0);
    expect(failure?.code).toBe(code);
    expect(failure?.hint).not.toContain('use its test');
  });
});
