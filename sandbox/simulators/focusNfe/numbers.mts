/** Numbers of documents: Focus counts by itself, leaves voided numbers out, and keeps the number of a ref that is sent again. */
import type { FiscalDocument } from '../../fiscal/document.mts';
import type { Rejection } from '../../fiscal/rejection.mts';
import type { Fields } from './fiscalDocument.mts';
import { isGoods } from './model.mts';
import type { Account, GoodsInvoice, VoidedRange } from './model.mts';

export const covers = (range: VoidedRange, model: number, serie: number, numero: number): boolean =>
  range.model === model && range.serie === serie && numero >= range.first && numero <= range.last;

const isVoided = (account: Account, model: number, serie: number, numero: number) =>
  account.voided.some((range) => covers(range, model, serie, numero));

export function numberFor(
  account: Account,
  model: 55 | 65,
  fields: Fields,
  before: FiscalDocument | undefined,
): { serie: number; numero: number } {
  const serie = Number(fields.serie ?? 1);
  if (fields.numero !== undefined) return { serie, numero: Number(fields.numero) };
  if (before?.model === model && before.serie === serie) return { serie, numero: before.numero };
  do account.lastNumber[model]++;
  while (isVoided(account, model, serie, account.lastNumber[model]));
  return { serie, numero: account.lastNumber[model] };
}

/** What SEFAZ says of a number that a client chose itself and that is used or voided. */
export function numberFault(account: Account, invoice: GoodsInvoice): Rejection | undefined {
  const { model, serie, numero } = invoice.document;
  if (isVoided(account, model, serie, numero))
    return { code: '206', reason: 'Rejeição: NF-e já está inutilizada na Base de dados da SEFAZ' };
  return usedBy(account, model, serie, numero).some((other) => other !== invoice)
    ? { code: '539', reason: 'Rejeição: Duplicidade de NF-e com diferença na Chave de Acesso' }
    : undefined;
}

/** Documents that SEFAZ has under this number. */
export function usedBy(account: Account, model: number, serie: number, first: number, last = first): GoodsInvoice[] {
  return [...account.invoices.values()].filter(
    (invoice): invoice is GoodsInvoice =>
      isGoods(invoice) &&
      ['autorizado', 'cancelado', 'denegado'].includes(invoice.status) &&
      invoice.document.model === model &&
      invoice.document.serie === serie &&
      invoice.document.numero >= first &&
      invoice.document.numero <= last,
  );
}
