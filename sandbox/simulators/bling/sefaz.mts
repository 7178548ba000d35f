/** How Bling's invoices go to SEFAZ and what Bling makes of the verdict. */
import type { FiscalDocument } from '../../fiscal/document.mts';
import { processedXml, sentXml } from '../../fiscal/nfeXml.mts';
import { afterThinking, judge, newAccessKey } from '../../fiscal/sefaz.mts';
import type { Authority, Verdict } from '../../fiscal/sefaz.mts';
import { strictnessOf } from '../../world/strictness.mts';
import type { Context } from './context.mts';
import { postDocumentStock } from './documentStock.mts';
import { fiscalDocument } from './fiscalDocument.mts';
import { publishInvoice } from './invoiceEvents.mts';
import { situacao } from './invoiceStatus.mts';
import type { Invoice } from './model.mts';

/** The same rejection this often in a row, and Bling blocks the document. */
const blockedAfter = 3;
const printDelayMs = 1000;

const authority = ({ world, sefaz, sefazRandom }: Context): Authority => ({
  clock: world.clock,
  random: sefazRandom,
  sefaz,
  strict: strictnessOf(world),
});

/** Sends the document; answers its XML: without a protocol while SEFAZ is thinking, with it where the verdict is there at once. */
export function transmit(context: Context, invoice: Invoice, email: boolean): string {
  const { world, sefazRandom, issuer } = context;
  invoice.sentAt = world.clock.now();
  invoice.chaveAcesso = newAccessKey(authority(context), { cnpj: issuer.cnpj, ...invoice });
  const document = fiscalDocument(context, invoice);
  invoice.document = document;
  invoice.xml = sentXml(document);
  setSituacao(context, invoice, sefazRandom.pick([situacao.receipt, situacao.protocol]));
  afterThinking(authority(context), () => decide(context, invoice, document, email));
  return invoice.xml;
}

function setSituacao(context: Context, invoice: Invoice, value: number): void {
  invoice.situacao = value;
  publishInvoice(context, 'updated', invoice);
}

function decide(context: Context, invoice: Invoice, document: FiscalDocument, email: boolean): void {
  // A reset in the meantime has thrown the document away.
  if (context.account.invoices.get(invoice.id) !== invoice) return;
  const verdict = judge(authority(context), document);
  invoice.xml = processedXml(document, verdict);
  if (verdict.protocol) invoice.protocol = verdict.protocol;
  if (verdict.kind === 'authorized') authorize(context, invoice, email);
  else refuse(context, invoice, verdict);
}

function refuse(context: Context, invoice: Invoice, { kind, status, reason }: Verdict): void {
  invoice.sameRejections = invoice.rejection?.code === status ? invoice.sameRejections + 1 : 1;
  invoice.rejection = { code: status, reason };
  if (kind === 'denied') return setSituacao(context, invoice, situacao.denied);
  setSituacao(context, invoice, invoice.sameRejections >= blockedAfter ? situacao.blocked : situacao.rejected);
}

function authorize(context: Context, invoice: Invoice, email: boolean): void {
  delete invoice.rejection;
  setSituacao(context, invoice, situacao.authorized);
  const sale = context.account.sales.get(invoice.saleId)!;
  if (context.invoiceMovesStock && !sale.stockPosted && !invoice.stockPosted) postDocumentStock(context, { sale, invoice });
  if (!email) return;
  // To mail the DANFE, Bling has to make it first.
  context.world.clock.after(printDelayMs, () => {
    if (context.account.invoices.get(invoice.id) === invoice) setSituacao(context, invoice, situacao.printed);
  });
}
