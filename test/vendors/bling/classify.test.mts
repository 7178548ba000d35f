import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/bling/client/classify.ts';

const now = Date.parse('2026-11-24T15:00:00Z');

const answer = (status: number, error: object | undefined, headers: Record<string, string> = {}) =>
  classify({ answered: true, status, headers, body: error === undefined ? '' : { error } }, now);

describe('what an answer of Bling means', () => {
  test.each([
    [400, 'VALIDATION_ERROR', 'validation'],
    [400, 'MISSING_REQUIRED_FIELD_ERROR', 'validation'],
    [400, 'UNKNOWN_ERROR', 'validation'],
    [401, 'UNAUTHORIZED', 'auth'],
    [401, 'invalid_token', 'auth'],
    [403, 'insufficient_scope', 'auth'],
    [403, 'FORBIDDEN', 'auth'],
    [404, 'RESOURCE_NOT_FOUND', 'notFound'],
    [409, 'SOMETHING_NEW', 'conflict'],
    [429, 'TOO_MANY_REQUESTS', 'rateLimited'],
    [500, 'SERVER_ERROR', 'transient'],
    [503, 'SOMETHING_NEW', 'transient'],
  ])('HTTP %i with %s is %s, and says what to do', (status, type, expected) => {
    const failure = answer(status, { type, message: 'm', description: 'd' });
    expect(failure).toMatchObject({ class: expected, code: type, httpStatus: status });
    expect(failure?.hint).toBeTruthy();
  });

  test('knows a success by its status, also without a body', () => {
    expect(answer(204, undefined)).toBeUndefined();
    expect(classify({ answered: true, status: 201, headers: {}, body: { idNotaFiscal: 1 } }, now)).toBeUndefined();
  });

  test('two sentences stay two, with a full stop where Bling has left it out', () => {
    const said = (message: string, description: string) => answer(400, { type: 'VALIDATION_ERROR', message, description })?.message;
    expect(said('Não foi possível salvar a venda', 'A venda não pode ser salva.')).toBe(
      'Bling: Não foi possível salvar a venda. A venda não pode ser salva.',
    );
    expect(said('Não foi possível salvar a venda.', 'Ocorreu um erro')).toBe('Bling: Não foi possível salvar a venda. Ocorreu um erro');
  });

  test('waits a second where the limit of a second was hit', () => {
    expect(answer(429, { type: 'TOO_MANY_REQUESTS', limit: 3, period: 'second' })?.retryAfterMs).toBe(1000);
  });

  test('waits until midnight in Brasília where the limit of the day was hit', () => {
    // 15:00 UTC is noon there.
    expect(answer(429, { type: 'TOO_MANY_REQUESTS', limit: 120_000, period: 'day' })?.retryAfterMs).toBe(12 * 3_600_000);
  });

  test("lets Bling's own Retry-After go before that", () => {
    expect(answer(429, { type: 'TOO_MANY_REQUESTS', period: 'second' }, { 'retry-after': '7' })?.retryAfterMs).toBe(7000);
  });

  test('tells which scope is missing from a login that ended', () => {
    expect(answer(403, { type: 'insufficient_scope' })?.hint).toContain('scope');
    expect(answer(401, { type: 'invalid_token' })?.hint).toContain('connect it again');
  });

  test('reads what is wrong down to the line and the field', () => {
    const failure = answer(400, {
      type: 'VALIDATION_ERROR',
      message: 'Não foi possível salvar a venda',
      description: 'A venda não pode ser salva, pois ocorreram problemas em sua validação.',
      fields: [
        {
          code: 49,
          msg: 'Uma ou mais parcelas da venda possuem erros de validação',
          element: 'parcelas',
          namespace: 'VENDAS',
          collection: [{ index: 1, code: 12, msg: 'Id da forma de pagamento inválido.', element: 'formaPagamento', namespace: 'VENDAS' }],
        },
      ],
    });
    expect(failure?.message).toContain('parcelas: Uma ou mais parcelas da venda possuem erros de validação [49]');
    expect(failure?.message).toContain('1: formaPagamento: Id da forma de pagamento inválido. [12]');
  });

  test('does not repeat whose contact has the CPF already', () => {
    const fields = [{ code: 5, msg: 'O CPF já está cadastrado no contato Ana Souza', element: 'numeroDocumento', namespace: 'CONTATOS' }];
    const failure = answer(400, { type: 'VALIDATION_ERROR', message: 'm', description: 'd', fields });
    expect(failure?.message).toContain('numeroDocumento: O CPF já está cadastrado no contato');
    expect(failure?.message).not.toContain('Ana');
  });

  test.each([[undefined], [{}], [{ type: 7, fields: 'none' }]])('does not fall over an error it cannot read (%o)', (error) => {
    expect(answer(400, error)).toMatchObject({ class: 'validation' });
    expect(answer(401, error)?.message).toBeTruthy();
  });

  test('takes what the host says of a failed login for a login failure', () => {
    expect(classify({ answered: true, status: 401, headers: {}, body: { loginFailure: 'Unable to refresh' } }, now)).toMatchObject({
      class: 'auth',
      message: 'Bling refused the login',
    });
  });
});
