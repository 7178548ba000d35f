import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../runtime/client/http.ts';
import { classify } from '../../../vendors/omie/client/classify.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  answered: true,
  status,
  headers,
  body,
});

const fault = (faultcode: string, faultstring: string, status = 500) => answer(status, { faultcode, faultstring });

describe("what Omie's answers mean", () => {
  test.each<[string, HttpResponse, string]>([
    ['wrong keys', fault('SOAP-ENV:Server', 'ERROR: A chave de acesso está inválida', 403), 'auth'],
    ['nothing found', fault('SOAP-ENV:Client-105', 'ERROR: Produto não cadastrado para o Código [X] !'), 'notFound'],
    ['an empty page', fault('SOAP-ENV:Client-5113', 'ERROR: Não existem registros para a página [1]!'), 'notFound'],
    ['a wrong tag', fault('SOAP-ENV:Client-71', 'ERROR: Tag [X] não faz parte da estrutura do tipo complexo!'), 'validation'],
    ['a refusal nobody has seen', fault('SOAP-ENV:Client-99999', 'ERROR: Novidade'), 'validation'],
    ['a refusal with status 200', fault('SOAP-ENV:Client-101', 'ERROR: Inválido', 200), 'validation'],
    ['the method is busy', fault('SOAP-ENV:Client-8020', 'ERROR: Já existe uma requisição desse método'), 'rateLimited'],
    ['too many requests', answer(429, ''), 'rateLimited'],
    ['the same question', fault('SOAP-ENV:Client-6', 'ERROR: Consumo redundante detectado. Aguarde 40 segundos'), 'rateLimited'],
    ['a block', fault('MISUSE_API_PROCESS', 'ERROR: API bloqueada. Tente novamente em 1678 segundos.', 425), 'rateLimited'],
    ['a fault of its own', fault('SOAP-ENV:Server', 'ERROR: Erro interno'), 'transient'],
    ['a gateway without a body', answer(502, '<html>'), 'transient'],
  ])('%s', (_what, response, expected) => {
    expect(classify(response, 0)).toMatchObject({ class: expected, hint: expect.any(String) });
  });

  test('is nothing wrong where it is a success, or the refusal of a duplicate', () => {
    expect(classify(answer(200, { codigo_status: '0' }), 0)).toBeUndefined();
    expect(classify(fault('SOAP-ENV:Client-102', 'ERROR: Pedido já cadastrado com o ID [1] !'), 0)).toBeUndefined();
  });

  test('reads from the text how long to wait, rounded up: for one call, or for all of a blocked key', () => {
    const redundant = classify(fault('SOAP-ENV:Client-6', 'ERROR: Redundant consumption. Wait, please: 40 segundos'), 0);
    expect(redundant).toMatchObject({ retryAfterMs: 41_000, onlyThisCall: true });
    const block = classify(fault('MISUSE_API_PROCESS', 'ERROR: API bloqueada por consumo indevido. Tente novamente em 1678 segundos.'), 0);
    expect(block).toMatchObject({ retryAfterMs: 1_679_000, hint: expect.stringContaining('30 minutes') });
    expect(block).not.toHaveProperty('onlyThisCall');
  });

  test('waits half an hour in a block, and a minute for a question, where no number is said', () => {
    expect(classify(fault('MISUSE_API_PROCESS', 'ERROR: API bloqueada'), 0)?.retryAfterMs).toBe(1_800_000);
    expect(classify(fault('SOAP-ENV:Client-6', 'ERROR: Consumo redundante'), 0)?.retryAfterMs).toBe(60_000);
    expect(classify(fault('SOAP-ENV:Client-8020', 'ERROR: Já existe uma requisição desse método'), 0)?.retryAfterMs).toBe(10_000);
  });

  test('shows no key and no secret that Omie repeats', () => {
    const [key, secret] = ['1826443506888', '4a98af31f25d8b152a18911c65d23190'];
    const texts = [
      classify(fault('SOAP-ENV:Server', `ERROR: A chave de acesso [${key}] está inválida`, 403), 0),
      classify(fault('SOAP-ENV:Client-101', `ERROR: app_key [${key}] app_secret [${secret}]`), 0),
    ].map((failure) => JSON.stringify(failure));
    for (const text of texts) expect(text).not.toMatch(new RegExp(`${key}|${secret}`));
  });
});
