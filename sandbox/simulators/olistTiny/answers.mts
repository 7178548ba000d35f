/** Olist Tiny's answers: bare objects, lists in `itens`, errors with `mensagem` and `detalhes`. Texts are our own wording. */
import { Refusal } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import type { ShapeFault } from '../../http/shape.mts';

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };

export interface Detail {
  readonly campo: string;
  readonly mensagem: string;
}

export const error = (status: number, mensagem: string, detalhes: readonly Detail[] = []): Answer => ({
  status,
  body: { mensagem, detalhes },
});

export function refuse(status: number, mensagem: string, detalhes: readonly Detail[] = []): never {
  throw new Refusal(error(status, mensagem, detalhes));
}

export const invalid = (faults: readonly ShapeFault[]): Answer =>
  error(
    400,
    'Ocorreram erros de validação',
    faults.map(({ path, rule }) => ({ campo: path, mensagem: rule === 'required' ? 'Campo obrigatório' : 'Valor inválido' })),
  );

export const notFound = (): Answer => error(404, 'Registro não encontrado');
export const unauthenticated = (): Answer => error(401, 'Token inválido ou expirado');
export const tooMany = (): Answer => error(429, 'Limite de requisições excedido');
export const serverError = (): Answer => error(500, 'Erro interno do servidor');

/** The record, or Tiny's 404. */
export function find<T>(records: ReadonlyMap<number, T>, id: number): T {
  const record = records.get(id);
  if (record === undefined) throw new Refusal(notFound());
  return record;
}

/** One page of `limit`/`offset`; no more than 100 records at once. */
export function list<T>(records: readonly T[], query: URLSearchParams, view: (record: T) => unknown): Answer {
  const limit = Math.min(Number(query.get('limit') ?? 100), 100);
  const offset = Number(query.get('offset') ?? 0);
  return ok({ itens: records.slice(offset, offset + limit).map(view), paginacao: { limit, offset, total: records.length } });
}
