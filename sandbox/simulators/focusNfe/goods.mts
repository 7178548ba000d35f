/** NF-e (asynchronous) and NFC-e (answered at once). */
import { processedXml, sentXml } from '../../fiscal/nfeXml.mts';
import { afterThinking, judge, newAccessKey } from '../../fiscal/sefaz.mts';
import type { Verdict } from '../../fiscal/sefaz.mts';
import type { Answer } from '../../http/answer.mts';
import { ok, refuse } from './answers.mts';
import { authority } from './context.mts';
import type { Context } from './context.mts';
import { fiscalDocument, orderNumberOf } from './fiscalDocument.mts';
import type { Fields } from './fiscalDocument.mts';
import type { Call } from './handler.mts';
import { isGoods } from './model.mts';
import type { Account, GoodsInvoice, GoodsKind, Invoice, Status } from './model.mts';
import { numberFor, numberFault } from './numbers.mts';
import { fullView, view } from './views.mts';

const modelOf = { nfe: 55, nfce: 65 } as const;

/** Why a ref cannot be used (again); after `erro_autorizacao` it can. */
const taken: Partial<Record<Status, readonly [string, string]>> = {
  processando_autorizacao: ['em_processamento', 'Nota fiscal em processamento'],
  autorizado: ['nfe_autorizada', 'Nota fiscal já autorizada'],
  cancelado: ['nfe_cancelada', 'Nota fiscal já cancelada'],
  denegado: ['nfe_autorizada', 'Nota fiscal denegada'],
};

export function checkRef(invoice: Invoice | undefined): void {
  const reason = invoice && taken[invoice.status];
  if (reason) refuse(422, ...reason);
}

export function createGoods(context: Context, { account, ref, body }: Call, kind: GoodsKind): Answer {
  const fields = body as Fields;
  const known = account.invoices.get(ref);
  checkRef(known);
  checkIssuer(context, fields.cnpj_emitente);
  const model = modelOf[kind];
  const numbers = numberFor(account, model, fields, known && isGoods(known) ? known.document : undefined);
  const accessKey = newAccessKey(authority(context), { cnpj: context.company.cnpj, model, ...numbers });
  const document = fiscalDocument(context, account, fields, { model, ...numbers, accessKey });
  const invoice: GoodsInvoice = {
    kind,
    ref,
    orderNumber: orderNumberOf(fields, ref),
    request: body,
    document,
    status: 'processando_autorizacao',
    xml: sentXml(document),
    corrections: [],
  };
  account.invoices.set(ref, invoice);
  if (kind === 'nfce' && context.offline) {
    invoice.status = 'autorizado';
    invoice.offline = 'waiting';
    return ok(view(account, invoice), 201);
  }
  if (kind === 'nfce') {
    conclude(context, account, invoice);
    return ok(view(account, invoice), 201);
  }
  afterThinking(authority(context), () => {
    // A reset in the meantime has thrown the document away.
    if (account.invoices.get(ref) === invoice && context.accounts[account.environment] === account) conclude(context, account, invoice);
  });
  return ok({ cnpj_emitente: context.company.cnpj, ref, status: invoice.status }, 202);
}

export function checkIssuer(context: Context, cnpj: unknown): void {
  if (cnpj === context.company.cnpj) return;
  context.violation('foreign-issuer', 'a document of a company that the token is not for');
  refuse(403, 'permissao_negada', 'CNPJ do emitente não autorizado ou não informado.');
}

const statusOf: Record<Verdict['kind'], Status> = { authorized: 'autorizado', rejected: 'erro_autorizacao', denied: 'denegado' };

function conclude(context: Context, account: Account, invoice: GoodsInvoice): void {
  const judged = judge(authority(context), invoice.document);
  const fault = judged.kind === 'authorized' ? numberFault(account, invoice) : undefined;
  const verdict: Verdict = fault ? { kind: 'rejected', status: fault.code, reason: fault.reason, at: judged.at } : judged;
  invoice.verdict = verdict;
  invoice.xml = processedXml(invoice.document, verdict);
  invoice.status = statusOf[verdict.kind];
  if (invoice.kind === 'nfe') context.announce(account, invoice);
}

/** SEFAZ is back: it gets what went out without it. */
export function deliverOffline(context: Context): void {
  for (const account of Object.values(context.accounts))
    for (const invoice of account.invoices.values()) {
      if (!isGoods(invoice) || invoice.offline !== 'waiting') continue;
      invoice.offline = 'delivered';
      conclude(context, account, invoice);
    }
}

export function getGoods({ account, query }: Call, invoice: GoodsInvoice): Answer {
  return ok(query.get('completa') === '1' ? fullView(account, invoice) : view(account, invoice));
}
