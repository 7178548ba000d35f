/** Bling's answers: data wrapped in `data`, errors in `error`. Message texts are our own wording unless the vendor documents them. */

import { Refusal } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';

export { Refusal, toResponse } from '../../http/answer.mts';
export type { Answer };

/** One entry of `error.fields` (vendor's OpenAPI document, `ErrorField`). */
export interface ErrorField {
  readonly code: number;
  readonly msg: string;
  readonly element: string;
  readonly namespace: string;
  readonly collection?: readonly { index: number; code: number; msg: string; element: string; namespace: string }[];
}

export const data = (value: unknown): Answer => ({ status: 200, body: { data: value } });
export const created = (value: unknown): Answer => ({ status: 201, body: { data: value } });
export const noContent: Answer = { status: 204 };

const error = (status: number, type: string, message: string, description: string, rest: object = {}): Answer => ({
  status,
  body: { error: { type, message, description, ...rest } },
});

export const validationError = (fields: readonly ErrorField[], subject = 'o registro'): Answer =>
  error(400, 'VALIDATION_ERROR', `Não foi possível salvar ${subject}`, 'Ocorreram problemas na validação dos dados recebidos.', { fields });

export const badParameters = (fields: readonly ErrorField[]): Answer =>
  error(400, 'VALIDATION_ERROR', 'Não foi possível executar a operação', 'Ocorreu um erro ao validar os dados recebidos.', { fields });

export const emptyBody = (): Answer =>
  error(400, 'MISSING_REQUIRED_FIELD_ERROR', 'Não foi possível executar a operação', 'Nenhum dado foi informado na requisição.');

export const unreadableBody = (): Answer =>
  error(400, 'INVALID_REQUEST_BODY', 'Não foi possível executar a operação', 'O corpo da requisição não é um JSON válido.');

export const unauthenticated = (): Answer =>
  error(
    401,
    'UNAUTHORIZED',
    'Não autorizado.',
    'Você não está autorizado a realizar esta operação. Verifique suas credenciais e tente novamente.',
  );

export const invalidToken = (): Answer => error(401, 'invalid_token', 'invalid_token', 'The access token provided is invalid');

export const insufficientScope = (): Answer =>
  error(403, 'insufficient_scope', 'insufficient_scope', 'The request requires higher privileges than provided by the access token');

export const oauthError = (type: string, description: string): Answer =>
  error(type === 'invalid_client' ? 401 : 400, type, type, description);

export const notFound = (): Answer =>
  error(404, 'RESOURCE_NOT_FOUND', 'Não foi possível executar a operação', 'O recurso solicitado não foi encontrado.');

export const methodNotAllowed = (): Answer =>
  error(405, 'METHOD_NOT_ALLOWED', 'Não foi possível executar a operação', 'O método informado não é permitido para este recurso.');

export const tooManyPerSecond = (limit: number): Answer =>
  error(
    429,
    'TOO_MANY_REQUESTS',
    'Limite de requisições atingido.',
    'O limite de requisições por segundo foi atingido, tente novamente mais tarde.',
    {
      limit,
      period: 'second',
    },
  );

export const tooManyPerDay = (limit: number): Answer =>
  error(
    429,
    'TOO_MANY_REQUESTS',
    'Limite de requisições atingido.',
    'O limite de requisições por dia foi atingido, tente novamente amanhã.',
    {
      limit,
      period: 'day',
    },
  );

export const addressBlocked = (): Answer => error(403, 'FORBIDDEN', 'Não permitido.', 'O IP de origem está bloqueado temporariamente.');

export const serverError = (): Answer =>
  error(500, 'SERVER_ERROR', 'Não foi possível executar a operação', 'Ocorreu um erro interno, tente novamente mais tarde.');

/** Refuses with one field error. */
export function refuseField(namespace: string, element: string, code: number, msg: string, subject?: string): never {
  throw new Refusal(validationError([{ code, msg, element, namespace }], subject));
}
