/** Omie's answers. Faults look like SOAP's; texts the sheet of facts does not give are our own wording. */
import { Refusal } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** What most writes answer. */
export const done = (description: string, rest: object): Answer => ok({ ...rest, codigo_status: '0', descricao_status: description });

export const fault = (faultstring: string, faultcode: string, status = 500): Answer => ({
  status,
  body: { faultstring: `ERROR: ${faultstring}`, faultcode },
});

export function refuse(faultstring: string, faultcode: string): never {
  throw new Refusal(fault(faultstring, faultcode));
}

export const codes = {
  duplicate: 'SOAP-ENV:Client-102',
  missing: 'SOAP-ENV:Client-105',
  invalid: 'SOAP-ENV:Client-101',
  empty: 'SOAP-ENV:Client-5113',
};

/** `forbidden`: 403. `ok`: HTTP 200 with a fault in it. `invalid`: 500 with the code of a wrong parameter. */
export type WrongKeysForm = 'forbidden' | 'ok' | 'invalid';

const wrongKeysForms: Readonly<Record<WrongKeysForm, readonly [string, number]>> = {
  forbidden: ['SOAP-ENV:Server', 403],
  ok: ['SOAP-ENV:Server', 200],
  invalid: ['SOAP-ENV:Client-101', 500],
};

export const wrongKeys = (form: WrongKeysForm): Answer =>
  fault('A chave de acesso está inválida ou não foi informada.', ...wrongKeysForms[form]);

export const redundant = (seconds: number): Answer =>
  fault(`Consumo redundante detectado. Aguarde ${seconds} segundos para tentar novamente. (REDUNDANT)`, 'SOAP-ENV:Client-6');

export const blocked = (seconds: number): Answer =>
  fault(`API bloqueada por consumo indevido. Tente novamente em ${seconds} segundos.`, 'MISUSE_API_PROCESS', 425);

export const tooMany = (): Answer => fault('Limite de requisições excedido. Tente novamente em instantes.', 'SOAP-ENV:Client-8020', 429);

export const serverError = (): Answer => fault('Erro interno. Tente novamente mais tarde.', 'SOAP-ENV:Server');

/** One page of a list; a page without records is a fault. */
export function page<T>(records: readonly T[], number: unknown, size: unknown) {
  const [wanted, perPage] = [Number(number ?? 1), Math.min(Number(size ?? 20), 500)];
  const shown = records.slice((wanted - 1) * perPage, wanted * perPage);
  if (shown.length === 0) refuse(`Não existem registros para a página [${wanted}]!`, codes.empty);
  return { shown, page: wanted, pages: Math.ceil(records.length / perPage), total: records.length };
}
