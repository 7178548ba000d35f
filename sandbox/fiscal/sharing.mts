/** How an ERP turns a sale into the lines and codes of a fiscal document. */
import type { DocumentModel, FiscalItem, FiscalRecipient, FiscalTotals } from './document.mts';
import { issuerState } from './places.mts';

/** Splits cents by weight; the last part takes what rounding leaves. */
export function shareOut(cents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight) => (sum === 0 ? 0 : Math.floor((cents * weight) / sum)));
  const rest = cents - parts.reduce((total, part) => total + part, 0);
  return parts.map((part, index) => (index === parts.length - 1 ? part + rest : part));
}

/** An NFC-e is a sale on the spot, so never to another state. */
export function leavesState(recipient: FiscalRecipient | undefined, model: DocumentModel): boolean {
  const state = recipient?.address?.state ?? '';
  return model === 55 && state !== '' && state !== issuerState;
}

/** CFOP of a resale: in the state, to another state, and there to someone who pays no ICMS. */
export function resaleCode(recipient: FiscalRecipient | undefined, model: DocumentModel): string {
  if (!leavesState(recipient, model)) return '5102';
  return recipient?.icms === 1 ? '6102' : '6108';
}

/** One line of a sale, before discount, freight and other costs are shared out. */
export interface SoldLine {
  readonly code: string;
  readonly gtin: string;
  readonly name: string;
  readonly ncm: string;
  readonly unit: string;
  readonly quantity: number;
  readonly unitCents: number;
}

const lineCents = ({ quantity, unitCents }: SoldLine) => Math.round(quantity * unitCents);

/** The items of a document from a sale's lines; discount, freight and other costs of the sale are shared out by the lines' values. */
export function itemsOfSale(lines: readonly SoldLine[], totals: FiscalTotals, cfop: string): FiscalItem[] {
  const weights = lines.map(lineCents);
  const freight = shareOut(totals.freightCents, weights);
  const discount = shareOut(totals.discountCents, weights);
  const other = shareOut(totals.otherCents, weights);
  return lines.map(({ unitCents, ...line }, index) => ({
    ...line,
    cfop,
    unitPrice: unitCents / 100,
    totalCents: weights[index]!,
    freightCents: freight[index]!,
    discountCents: discount[index]!,
    otherCents: other[index]!,
  }));
}
