import { describe, expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/melhorEnvio/client/classify.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});

/** Bodies as Melhor Envio documents them. */
const cases: [string, number, unknown, ErrorClass, string][] = [
  ['a rejected token', 401, { message: 'Unauthenticated.' }, 'auth', 'unauthenticated'],
  ['a login that n8n could not make', 401, { loginFailure: 'no token' }, 'auth', 'unauthenticated'],
  ['a token without the scope', 403, { message: 'This action is unauthorized.' }, 'auth', 'permissionMissing'],
  ['a client that does not name itself', 403, '<html>403 Forbidden</html>', 'auth', 'clientNotNamed'],
  ['a label of nobody', 404, { message: 'No query results for model [App\\Order].' }, 'notFound', 'http404'],
  [
    'a field that is missing',
    422,
    { message: 'The given data was invalid.', errors: { 'from.postal_code': ['é obrigatório.'] } },
    'validation',
    'from.postal_code',
  ],
  [
    'a label that is paid',
    422,
    { message: 'The given data was invalid.', errors: { orders: ['já foram pagas.'] } },
    'validation',
    'orders',
  ],
  ['a no in words', 422, { error: 'Saldo insuficiente' }, 'rejected', 'http422'],
  ['too many calls', 429, { message: 'Too Many Attempts.' }, 'rateLimited', 'http429'],
  ['a fault', 500, { message: 'Server Error' }, 'transient', 'http500'],
  ['a gateway that is away', 502, '<html>', 'transient', 'http502'],
];

describe('what an answer of Melhor Envio means', () => {
  test.each(cases)('%s (%i)', (_, status, body, kind, code) => {
    expect(classify(answer(status, body), 0)).toMatchObject({ class: kind, code });
  });

  test.each([200, 201, 204])('%i is a success', (status) => {
    expect(classify(answer(status, {}), 0)).toBeUndefined();
  });

  test('names every field with the vendor’s words', () => {
    const failure = classify(answer(422, { errors: { 'to.document': ['não é um CPF válido.'], 'to.phone': ['é obrigatório.'] } }), 0);
    expect(failure?.message).toContain('to.document: não é um CPF válido.');
    expect(failure?.message).toContain('to.phone: é obrigatório.');
    expect(failure?.hint).toContain('order');
  });

  test('waits as long as it is told', () => {
    expect(classify(answer(429, {}, { 'retry-after': '30' }), 0)?.retryAfterMs).toBe(30_000);
  });
});
