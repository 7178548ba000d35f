/** Voiding of numbers that were never used (inutilização). */
import { newProtocol } from '../../fiscal/sefaz.mts';
import type { Answer } from '../../http/answer.mts';
import { ok } from './answers.mts';
import type { Context } from './context.mts';
import { checkIssuer } from './goods.mts';
import type { Call } from './handler.mts';
import type { GoodsKind, VoidedRange } from './model.mts';
import { usedBy } from './numbers.mts';

interface VoidInput {
  readonly cnpj: string;
  readonly serie: string | number;
  readonly numero_inicial: string | number;
  readonly numero_final: string | number;
}

export function voidNumbers(context: Context, { account, body }: Call, kind: GoodsKind): Answer {
  const input = body as VoidInput;
  checkIssuer(context, input.cnpj);
  const range: VoidedRange = {
    model: kind === 'nfe' ? 55 : 65,
    serie: Number(input.serie),
    first: Number(input.numero_inicial),
    last: Number(input.numero_final),
  };
  const shown = { cnpj: input.cnpj, serie: String(range.serie), numero_inicial: String(range.first), numero_final: String(range.last) };
  const refused = (status_sefaz: string, reason: string) =>
    ok({ status: 'erro_autorizacao', status_sefaz, mensagem_sefaz: `Rejeição: ${reason}`, ...shown });
  if (range.first > range.last) return refused('224', 'A faixa inicial é maior que a faixa final');
  if (usedBy(account, range.model, range.serie, range.first, range.last).length > 0)
    return refused('241', 'Um número da faixa já foi utilizado');
  if (account.voided.some((other) => overlaps(other, range) && other.first === range.first && other.last === range.last))
    return refused('563', 'Já existe pedido de inutilização com a mesma faixa de inutilização');
  if (account.voided.some((other) => overlaps(other, range)))
    return refused('256', 'Uma NF-e da faixa já está inutilizada na Base de dados da SEFAZ');
  account.voided.push(range);
  return ok({
    status: 'autorizado',
    status_sefaz: '102',
    mensagem_sefaz: 'Inutilização de número homologado',
    ...shown,
    protocolo_sefaz: newProtocol(context.world.clock, context.sefazRandom),
  });
}

const overlaps = (a: VoidedRange, b: VoidedRange) => a.model === b.model && a.serie === b.serie && a.first <= b.last && b.first <= a.last;
