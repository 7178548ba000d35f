import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/olistTiny/client/classify.ts';

const now = Date.parse('2026-11-24T15:00:00Z');

const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  classify({ answered: true, status, headers, body }, now);

describe('what an answer of Olist Tiny means', () => {
  test.each([
    [400, 'validation'],
    [401, 'auth'],
    [403, 'auth'],
    [404, 'notFound'],
    [408, 'transient'],
    [409, 'conflict'],
    [422, 'validation'],
    [429, 'rateLimited'],
    [500, 'transient'],
    [503, 'transient'],
  ])('HTTP %i is %s, and says what to do', (status, expected) => {
    const failure = answer(status, { mensagem: 'm', detalhes: [] });
    expect(failure).toMatchObject({ class: expected, code: `http${status}`, httpStatus: status });
    expect(failure?.hint).toBeTruthy();
  });

  test('knows a success by its status, also without a body', () => {
    expect(answer(204, '')).toBeUndefined();
    expect(answer(201, { id: 1 })).toBeUndefined();
  });

  test('names the fields that are wrong', () => {
    const detalhes = [
      { campo: 'idContato', mensagem: 'Campo obrigatório' },
      { campo: 'itens.0.quantidade', mensagem: 'Valor inválido' },
    ];
    expect(answer(400, { mensagem: 'Ocorreram erros de validação', detalhes })?.message).toBe(
      'Olist Tiny: Ocorreram erros de validação: idContato: Campo obrigatório; itens.0.quantidade: Valor inválido',
    );
  });

  test('waits until the minute is over, or as long as Retry-After says', () => {
    expect(answer(429, {}, { 'x-ratelimit-reset': '42' })?.retryAfterMs).toBe(42_000);
    expect(answer(429, {}, { 'x-ratelimit-reset': '42', 'retry-after': '7' })?.retryAfterMs).toBe(7000);
  });

  test.each([['1795705200'], ['soon'], ['-3'], ['']])('leaves a reset of "%s" to the usual pauses', (reset) => {
    expect(answer(429, {}, { 'x-ratelimit-reset': reset })).toMatchObject({ class: 'rateLimited' });
    expect(answer(429, {}, { 'x-ratelimit-reset': reset })?.retryAfterMs).toBeUndefined();
  });

  test('tells a login that ended from a permission that is missing', () => {
    expect(answer(401)?.hint).toMatch(/connect it again/);
    expect(answer(403)?.hint).toMatch(/permission/);
  });

  test.each([[undefined], ['<html>'], [null], [{ mensagem: 7, detalhes: 'none' }], [{ detalhes: [null] }]])(
    'does not fall over an error it cannot read (%j)',
    (body) => {
      expect(answer(400, body)).toMatchObject({ class: 'validation' });
      expect(answer(401, body)?.message).toBeTruthy();
    },
  );

  test('takes what the host says of a failed login for a login failure', () => {
    expect(answer(401, { loginFailure: 'Unable to refresh' })).toMatchObject({ class: 'auth', message: 'Olist Tiny refused the login' });
  });
});
