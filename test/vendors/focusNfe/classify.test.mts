import { describe, expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/focusNfe/client/classify.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});

const cases: [string, number, unknown, ErrorClass, string][] = [
  ['a wrong token', 401, 'HTTP Basic: Access denied.', 'auth', 'http401'],
  ['a company that the token is not for', 403, { codigo: 'permissao_negada', mensagem: 'CNPJ não autorizado' }, 'auth', 'permissao_negada'],
  ['a ref of nobody', 404, { codigo: 'nao_encontrado', mensagem: 'Nota fiscal não encontrada' }, 'notFound', 'nao_encontrado'],
  ['a ref that is used', 422, { codigo: 'nfe_autorizada', mensagem: 'x' }, 'conflict', 'nfe_autorizada'],
  ['a ref in hand', 422, { codigo: 'em_processamento', mensagem: 'x' }, 'conflict', 'em_processamento'],
  ['a cancelled invoice', 422, { codigo: 'nfe_cancelada', mensagem: 'x' }, 'conflict', 'nfe_cancelada'],
  ['a field', 422, { codigo: 'erro_validacao_schema', mensagem: 'x' }, 'validation', 'erro_validacao_schema'],
  ['a code of tomorrow', 422, { codigo: 'toString', mensagem: 'x' }, 'validation', 'toString'],
  ['too many calls', 429, { codigo: 'limite_excedido', mensagem: 'x' }, 'rateLimited', 'limite_excedido'],
  ['a fault', 500, { codigo: 'erro_interno', mensagem: 'x' }, 'transient', 'erro_interno'],
  ['a gateway that is away', 502, '<html>', 'transient', 'http502'],
];

describe('what an answer of Focus NFe means', () => {
  test.each(cases)('%s (%i)', (_, status, body, kind, code) => {
    expect(classify(answer(status, body), 0)).toMatchObject({ class: kind, code, hint: expect.any(String) });
  });

  test.each([200, 201, 202])('%i is a success', (status) => {
    expect(classify(answer(status, {}), 0)).toBeUndefined();
  });

  test("names every field with the vendor's words", () => {
    const erros = [{ campo: 'items.0.cfop', mensagem: 'é obrigatório' }, { mensagem: 'sem campo' }];
    const failure = classify(answer(422, { codigo: 'erro_validacao_schema', mensagem: 'Erro de validação', erros }), 0);
    expect(failure?.message).toBe('Focus NFe: Erro de validação – items.0.cfop: é obrigatório; sem campo');
  });

  test('waits until there are credits again', () => {
    const waitFor = (headers: Record<string, string>) => classify(answer(429, {}, headers), 0)?.retryAfterMs;
    expect([waitFor({ 'rate-limit-reset': '7' }), waitFor({ 'retry-after': '3' }), waitFor({})]).toEqual([7000, 3000, 60_000]);
  });
});
