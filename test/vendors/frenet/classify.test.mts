import { describe, expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/frenet/client/classify.ts';

const cases: [string, number, unknown, ErrorClass, string][] = [
  ['a token of nobody', 401, { Message: 'Unauthorized' }, 'auth', 'unauthenticated'],
  ['a token of nobody with the status of a success', 200, { Message: 'Token inválido' }, 'auth', 'unauthenticated'],
  ['a body that is not understood', 400, { Message: 'CEP inválido' }, 'validation', 'http400'],
  ['too many calls', 429, {}, 'rateLimited', 'http429'],
  ['a firewall that turns calls away now and then', 403, '<html>403 Forbidden</html>', 'transient', 'turnedAway'],
  ['a token that may not', 403, { Message: 'Forbidden' }, 'auth', 'unauthenticated'],
  ['a fault', 503, '<html>', 'transient', 'http503'],
];

describe('what an answer of Frenet means', () => {
  test.each(cases)('%s (%i)', (_, status, body, kind, code) => {
    expect(classify({ answered: true, status, headers: {}, body }, 0)).toMatchObject({ class: kind, code });
  });

  test('a success', () => {
    expect(classify({ answered: true, status: 200, headers: {}, body: { ShippingSevicesArray: [], Message: null } }, 0)).toBeUndefined();
  });
});
