/** What came to exist in the account, in plain English. Focus knows documents only: no sales, no stock. */
import { documentDetail } from '../../fiscal/ledgerDetail.mts';
import { toReais } from '../../fiscal/money.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { Context } from './context.mts';
import { isGoods } from './model.mts';
import type { Account, Invoice, Status } from './model.mts';

const english: Record<Status, string> = {
  processando_autorizacao: 'processing',
  autorizado: 'authorized',
  cancelado: 'cancelled',
  erro_autorizacao: 'rejected',
  denegado: 'denied',
};

export interface InvoiceSummary {
  readonly kind: Invoice['kind'];
  readonly environment: Account['environment'];
  readonly ref: string;
  readonly orderNumber: string;
  readonly status: string;
  readonly model: 55 | 65 | 'nfse';
  /** Undefined for services that are not authorized. */
  readonly number: number | undefined;
  /** 44 characters; undefined for services. */
  readonly accessKey: string | undefined;
  readonly rejection: { readonly code: string; readonly reason: string } | undefined;
  /** Reais. */
  readonly total: number;
  readonly xml: string | undefined;
  readonly corrections: number;
}

export const invoicesOf = ({ accounts }: Context): InvoiceSummary[] =>
  Object.values(accounts).flatMap((account) => [...account.invoices.values()].map((invoice) => summary(account, invoice)));

function summary({ environment }: Account, invoice: Invoice): InvoiceSummary {
  const { kind, ref, orderNumber } = invoice;
  const common = { kind, environment, ref, orderNumber, status: english[invoice.status] };
  if (!isGoods(invoice)) {
    const { authorization, objections, rps } = invoice;
    return {
      ...common,
      model: 'nfse',
      number: authorization?.numero,
      accessKey: undefined,
      rejection: objections[0],
      total: toReais(rps.amountCents),
      xml: undefined,
      corrections: 0,
    };
  }
  const { document, verdict, xml, corrections } = invoice;
  const refused = verdict && ['erro_autorizacao', 'denegado'].includes(invoice.status);
  return {
    ...common,
    model: document.model,
    number: document.numero,
    accessKey: document.accessKey,
    rejection: refused ? { code: verdict.status, reason: verdict.reason } : undefined,
    total: toReais(document.totals.totalCents),
    xml,
    corrections: corrections.length,
  };
}

export const ledgerOf = (context: Context): LedgerEntry[] =>
  Object.values(context.accounts).flatMap((account) =>
    [...account.invoices.values()].map((invoice) => {
      const { ref, orderNumber, status, xml: _xml, ...detail } = summary(account, invoice);
      const said = isGoods(invoice) ? documentDetail(invoice.document) : {};
      return { kind: 'invoice' as const, vendor: 'focusNfe', id: ref, orderNumber, status, detail: { ...detail, ...said } };
    }),
  );
