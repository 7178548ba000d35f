/** The fiscal document that an ERP makes of a sale: of a company under Simples Nacional, resale, discount and freight shared out. */
import type { Company } from './company.mts';
import { ibsCbsOfSale } from './consumptionTaxRules.mts';
import type { DocumentModel, FiscalDocument, FiscalItem, FiscalRecipient, FiscalTotals } from './document.mts';
import { usualTaxes } from './nfeTaxes.mts';
import { itemsOfSale, leavesState, resaleCode } from './sharing.mts';
import type { SoldLine } from './sharing.mts';

export interface SaleToInvoice {
  readonly company: Company;
  readonly software: string;
  readonly model: DocumentModel;
  readonly serie: number;
  readonly numero: number;
  readonly accessKey: string;
  readonly issuedAt: number;
  readonly nature: string;
  readonly recipient?: FiscalRecipient;
  readonly lines: readonly SoldLine[];
  readonly totals: FiscalTotals;
  readonly freightMode: number;
  readonly intermediary?: boolean;
  readonly intermediaryParty?: NonNullable<FiscalDocument['intermediaryParty']>;
  /** The shop's order number, or ''. */
  readonly orderNumber: string;
}

export function saleDocument(sale: SaleToInvoice): FiscalDocument {
  const { company, lines, orderNumber, intermediary = false, ...rest } = sale;
  const { model, recipient, totals } = rest;
  return {
    ...rest,
    ofErp: true,
    issuer: { ...company, regime: 1 },
    environment: 1,
    destination: leavesState(recipient, model) ? 2 : 1,
    finalConsumer: recipient?.icms !== 1,
    items: itemsOfSale(lines, totals, resaleCode(recipient, model)).map((item) => withConsumptionTax(item, rest.issuedAt)),
    intermediary,
    remarks: orderNumber === '' ? '' : `Pedido na loja: ${orderNumber}`,
  };
}

/** From 2027 on an ERP names IBS and CBS by itself. */
function withConsumptionTax(item: FiscalItem, issuedAt: number): FiscalItem {
  const ibsCbs = ibsCbsOfSale(issuedAt, item.totalCents - item.discountCents);
  return ibsCbs ? { ...item, taxes: { ...usualTaxes[1], ibsCbs } } : item;
}
