/** Focus NFe's answers. Errors have a code and a message, and faults of fields in `erros`; message texts are our own wording. */
import { Refusal } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import type { Objection } from '../../fiscal/cityHallRules.mts';
import type { ShapeFault } from '../../http/shape.mts';

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

export const error = (status: number, codigo: string, mensagem: string, rest: object = {}): Answer => ({
  status,
  body: { codigo, mensagem, ...rest },
});

export function refuse(status: number, codigo: string, mensagem: string, rest: object = {}): never {
  throw new Refusal(error(status, codigo, mensagem, rest));
}

export const notFound = (): Answer => error(404, 'nao_encontrado', 'Nota fiscal não encontrada');

export const invalidBody = (faults: readonly ShapeFault[]): Answer =>
  error(422, 'erro_validacao_schema', 'Erro de validação dos dados enviados', {
    erros: faults.map(({ path, rule }) => ({
      mensagem: rule === 'required' ? 'Campo obrigatório não informado' : 'Valor inválido',
      campo: path,
    })),
  });

/** NFS-e are refused for the first thing that is wrong, and the parameter is named in the message (vendor documentation, NFSe). */
export const invalidParameter = ([first]: readonly ShapeFault[]): Answer =>
  error(400, 'requisicao_invalida', `Parâmetro "${first!.path}" ${first!.rule === 'required' ? 'não informado' : 'inválido'}`);

/** One of `erros` of an NFS-e. */
export const asError = ({ code, reason, correction }: Objection) => ({ codigo: code, mensagem: reason, correcao: correction ?? null });

export const denied = (): Answer => ({
  status: 401,
  body: 'HTTP Basic: Access denied.\n',
  headers: { 'WWW-Authenticate': 'Basic realm="Application"', 'Content-Type': 'text/plain' },
});

export const tooMany = (): Answer => error(429, 'limite_excedido', 'Limite de requisições por minuto excedido');

export const serverError = (): Answer => error(500, 'erro_interno', 'Erro interno do servidor');
