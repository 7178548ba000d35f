/** What a store, and what stands in front of it, may answer. */
import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../runtime/client/http.ts';
import { classify } from '../../../vendors/wooCommerce/client/classify.ts';

const page = '<!doctype html><html><body>Site em manutenção</body></html>';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  answered: true,
  status,
  headers,
  body,
});

const wordpress = (status: number, code: string, message = 'words') => answer(status, { code, message, data: { status } });

describe('the failure in an answer', () => {
  test.each([
    ['a key that is wrong', wordpress(401, 'woocommerce_rest_authentication_error'), 'auth', 'Read/Write'],
    ['a key that may not', wordpress(403, 'woocommerce_rest_cannot_edit'), 'auth', 'Read/Write'],
    ['a firewall', answer(403, page), 'auth', 'security plugin'],
    ['permalinks that are plain', answer(404, page), 'notFound', 'Permalinks'],
    ['no WooCommerce', wordpress(404, 'rest_no_route'), 'notFound', 'Permalinks'],
    ['a product that is gone', wordpress(404, 'woocommerce_rest_product_invalid_id'), 'notFound', 'deleted'],
    ['a refused field', wordpress(400, 'rest_invalid_param'), 'validation', undefined],
    ['too large a batch', wordpress(413, 'woocommerce_rest_request_entity_too_large'), 'validation', undefined],
    ['too many calls', answer(429, page, { 'retry-after': '7' }), 'rateLimited', 'host'],
    ['PHP that died', wordpress(500, 'internal_server_error'), 'transient', 'log of the store'],
    ['a gateway that gave up', answer(504, page), 'transient', 'log of the store'],
    ['a page where data should be', answer(200, page), 'transient', 'WP_DEBUG_DISPLAY'],
    ['PHP warnings before the data', answer(200, '<br /><b>Warning</b>: x{"update":[]}'), 'transient', 'WP_DEBUG_DISPLAY'],
    ['an empty answer', answer(200, ''), 'transient', 'WP_DEBUG_DISPLAY'],
    ['another address', answer(301, '', { location: 'https://www.loja.example/wp-json' }), 'auth', 'www'],
  ])('%s', (_what, response, errorClass, hint) => {
    const failure = classify(response, 0);
    expect(failure?.class).toBe(errorClass);
    if (hint !== undefined) expect(failure?.hint).toContain(hint);
  });

  test('data is a success', () => {
    expect(classify(answer(200, []), 0)).toBeUndefined();
    expect(classify(answer(200, { update: [] }), 0)).toBeUndefined();
  });

  test('waits as long as the host says', () => {
    expect(classify(answer(429, page, { 'retry-after': '7' }), 0)?.retryAfterMs).toBe(7000);
    expect(classify(answer(429, page), 0)?.retryAfterMs).toBeGreaterThan(0);
  });

  test('names the other address, and shows no markup of the store', () => {
    expect(classify(answer(302, '', { location: 'http://www.loja.example/x?y=1' }), 0)?.message).toContain('to www.loja.example,');
    const { message } = classify(wordpress(400, 'x', '<p>There has been a <a href="https://x">fault</a></p>'), 0)!;
    expect(message).toBe('The WooCommerce store refuses: There has been a fault');
  });
});
