/** The tax authority behind Bling: takes a document, thinks for a while, and authorizes, rejects or denies it. */
import { accessKey } from './accessKey.mts';
import { brazilDate } from './brazilTime.mts';
import type { Context, SefazBehaviour } from './context.mts';
import { postDocumentStock } from './documentStock.mts';
import { publishInvoice } from './invoiceEvents.mts';
import { situacao } from './invoiceStatus.mts';
import { digits } from './issuer.mts';
import type { Invoice, Rejection } from './model.mts';
import { nfeXml, processedXml } from './nfeXml.mts';
import type { DocumentParts, Verdict } from './nfeXml.mts';
import { issuerState, stateNumber } from './places.mts';

export const usualSefaz: SefazBehaviour = {
  delayMs: [1000, 4000],
  rejectProbability: 0,
  rejections: [
    { code: '778', reason: 'Rejeição: Informado NCM inexistente' },
    { code: '539', reason: 'Rejeição: Duplicidade de NF-e com diferença na Chave de Acesso' },
    { code: '204', reason: 'Rejeição: Duplicidade de NF-e' },
  ],
  denyProbability: 0,
};

/** The same rejection this often in a row, and Bling blocks the document. */
const blockedAfter = 3;
const printDelayMs = 1000;

export function documentParts(context: Context, invoice: Invoice): DocumentParts {
  const { account, issuer } = context;
  const sale = account.sales.get(invoice.saleId)!;
  const nature = account.natures.find(({ padrao }) => padrao === 1)!;
  return {
    issuer,
    invoice,
    sale,
    contact: account.contacts.get(sale.contactId)!,
    nature: nature.descricao,
    product: (id) => account.products.get(id),
  };
}

/** Sends the document; answers its XML: without a protocol while SEFAZ is thinking, with it where the verdict is there at once. */
export function transmit(context: Context, invoice: Invoice, email: boolean): string {
  const { world, sefaz, sefazRandom, issuer } = context;
  invoice.sentAt = world.clock.now();
  invoice.chaveAcesso = accessKey({
    state: stateNumber(issuerState),
    issuedOn: brazilDate(invoice.sentAt),
    cnpj: issuer.cnpj,
    model: invoice.model,
    serie: invoice.serie,
    numero: invoice.numero,
    code: digits(sefazRandom, 8),
  });
  invoice.xml = `<?xml version="1.0" encoding="UTF-8"?>${nfeXml(documentParts(context, invoice))}`;
  setSituacao(context, invoice, sefazRandom.pick([situacao.receipt, situacao.protocol]));
  const delayMs = sefazRandom.int(...sefaz.delayMs);
  if (delayMs <= 0) decide(context, invoice, email);
  else world.clock.after(delayMs, () => decide(context, invoice, email));
  return invoice.xml;
}

function setSituacao(context: Context, invoice: Invoice, value: number): void {
  invoice.situacao = value;
  publishInvoice(context, 'updated', invoice);
}

function decide(context: Context, invoice: Invoice, email: boolean): void {
  // A reset in the meantime has thrown the document away.
  if (context.account.invoices.get(invoice.id) !== invoice) return;
  const { sefaz, sefazRandom } = context;
  if (sefaz.rejections.length > 0 && sefazRandom.chance(sefaz.rejectProbability))
    return reject(context, invoice, sefazRandom.pick(sefaz.rejections));
  if (sefazRandom.chance(sefaz.denyProbability)) return deny(context, invoice);
  authorize(context, invoice, email);
}

function conclude(context: Context, invoice: Invoice, verdict: Omit<Verdict, 'at'>): void {
  invoice.xml = processedXml(documentParts(context, invoice), { ...verdict, at: context.world.clock.now() });
  if (verdict.protocol) invoice.protocol = verdict.protocol;
}

const newProtocol = (context: Context) =>
  `1${stateNumber(issuerState)}${brazilDate(context.world.clock.now()).slice(2, 4)}${digits(context.sefazRandom, 10)}`;

function reject(context: Context, invoice: Invoice, rejection: Rejection): void {
  invoice.sameRejections = invoice.rejection?.code === rejection.code ? invoice.sameRejections + 1 : 1;
  invoice.rejection = rejection;
  conclude(context, invoice, { status: rejection.code, reason: rejection.reason });
  setSituacao(context, invoice, invoice.sameRejections >= blockedAfter ? situacao.blocked : situacao.rejected);
}

function deny(context: Context, invoice: Invoice): void {
  const reason = 'Uso Denegado: Irregularidade fiscal do destinatário';
  invoice.rejection = { code: '302', reason };
  conclude(context, invoice, { status: '302', reason, protocol: newProtocol(context) });
  setSituacao(context, invoice, situacao.denied);
}

function authorize(context: Context, invoice: Invoice, email: boolean): void {
  delete invoice.rejection;
  conclude(context, invoice, { status: '100', reason: 'Autorizado o uso da NF-e', protocol: newProtocol(context) });
  setSituacao(context, invoice, situacao.authorized);
  const sale = context.account.sales.get(invoice.saleId)!;
  if (context.invoiceMovesStock && !sale.stockPosted && !invoice.stockPosted) postDocumentStock(context, { sale, invoice });
  if (!email) return;
  // To mail the DANFE, Bling has to make it first.
  context.world.clock.after(printDelayMs, () => {
    if (context.account.invoices.get(invoice.id) === invoice) setSituacao(context, invoice, situacao.printed);
  });
}
