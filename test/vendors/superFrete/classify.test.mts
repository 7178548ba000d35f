import { describe, expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/superFrete/client/classify.ts';

/** Bodies as a public client captured them, and with the words of the documentation. */
const cases: [string, number, unknown, ErrorClass, string][] = [
  [
    'a field that is missing',
    400,
    { message: 'Ocorreu um ou mais erros.', errors: { 'to.document': ['Campo CPF/CNPJ do destinatário é obrigatório'] } },
    'validation',
    'to.document',
  ],
  ['an empty wallet', 409, { message: 'Sem saldo na carteira! Utilize o app para recarregar', error: 'x' }, 'conflict', 'http409'],
  ['a token of nobody', 401, { message: 'Unauthorized' }, 'auth', 'unauthenticated'],
  ['a token, in the words of gRPC', 400, { message: 'x', error: 'unauthenticated' }, 'auth', 'unauthenticated'],
  ['a client that does not name itself', 403, '<html>403 Forbidden</html>', 'auth', 'turnedAway'],
  ['a label of nobody', 404, { message: 'x' }, 'notFound', 'http404'],
  ['a label of nobody, in the words of gRPC', 400, { message: 'x', error: 'not-found' }, 'notFound', 'http400'],
  ['what is done already', 400, { message: 'x', error: 'failed-precondition' }, 'conflict', 'http400'],
  ['a no in words', 400, { message: 'Não é possível' }, 'rejected', 'http400'],
  ['too many calls', 429, { message: 'x' }, 'rateLimited', 'http429'],
  ['a fault with a client status', 400, { message: 'x', error: 'unavailable' }, 'transient', 'http400'],
  ['a fault', 502, '<html>', 'transient', 'http502'],
];

describe('what an answer of SuperFrete means', () => {
  test.each(cases)('%s (%i)', (_, status, body, kind, code) => {
    expect(classify({ answered: true, status, headers: {}, body }, 0)).toMatchObject({ class: kind, code });
  });

  test('a success', () => {
    expect(classify({ answered: true, status: 200, headers: {}, body: {} }, 0)).toBeUndefined();
  });
});
