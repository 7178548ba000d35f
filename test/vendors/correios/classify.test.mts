import { describe, expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/correios/client/classify.ts';

const told = (...msgs: string[]) => ({ msgs, date: '24/11/2026 12:00', method: 'GET', path: '/x', causa: 'y', stackTrace: 'z' });

/** Bodies as the API's own documents have them, and as public stand-ins follow real answers. */
const cases: [string, number, unknown, ErrorClass, string][] = [
  ['a price that cannot be told', 400, told('PRC-127: Preço indisponível'), 'validation', 'PRC-127'],
  ['a login of nobody', 401, told('GTW-010: Credenciais inválidas'), 'auth', 'loginRefused'],
  ['a token that has ended, or a service outside the contract', 403, told('GTW-006: Token inválido'), 'auth', 'notAllowed'],
  ['a firewall', 403, '<html>403 Forbidden</html>', 'transient', 'turnedAway'],
  ['a label of nobody', 404, told('PPN-284: Pré-postagem não encontrada'), 'notFound', 'PPN-284'],
  ['too many calls', 429, '', 'rateLimited', 'http429'],
  ['a fault', 500, told('GTW-500: Erro interno'), 'transient', 'http500'],
];

describe('what an answer of Correios means', () => {
  test.each(cases)('%s (%i)', (_, status, body, kind, code) => {
    expect(classify({ answered: true, status, headers: {}, body }, 0)).toMatchObject({ class: kind, code });
  });

  test('the words of a refusal, where a file was asked for, too', () => {
    const body = Buffer.from(JSON.stringify(told('PPN-295: O rótulo está sendo processado')));
    expect(classify({ answered: true, status: 400, headers: {}, body }, 0)?.message).toContain('está sendo processado');
  });
});
