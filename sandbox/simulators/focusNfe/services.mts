/** NFS-e: of a town's own system (`nfse`) and of the national one (`nfsen`); both are decided later. */
import { toCents } from '../../fiscal/money.mts';
import { afterThinking } from '../../fiscal/sefaz.mts';
import { hex } from '../../world/randomText.mts';
import type { Answer } from '../../http/answer.mts';
import { checkAuthorized } from './afterwards.mts';
import { ok } from './answers.mts';
import { authority } from './context.mts';
import type { Context } from './context.mts';
import { orderNumberOf } from './fiscalDocument.mts';
import type { Fields } from './fiscalDocument.mts';
import { checkIssuer, checkRef } from './goods.mts';
import type { Call } from './handler.mts';
import type { Account, ServiceInvoice, ServiceKind } from './model.mts';

/** Where the two systems have the same thing. */
function read(kind: ServiceKind, body: Fields): { cnpj: unknown; amount: unknown } {
  if (kind === 'nfsen') return { cnpj: body.cnpj_prestador, amount: body.valor_servico };
  const { prestador, servico } = body as { prestador: Fields; servico: Fields };
  return { cnpj: prestador.cnpj, amount: servico.valor_servicos };
}

export function createService(context: Context, { account, ref, body }: Call, kind: ServiceKind): Answer {
  const { cnpj, amount } = read(kind, body as Fields);
  checkRef(account.invoices.get(ref));
  checkIssuer(context, cnpj);
  const invoice: ServiceInvoice = {
    kind,
    ref,
    orderNumber: orderNumberOf({}, ref),
    totalCents: toCents(Number(amount)),
    numero: ++account.lastNumber.service,
    verificationCode: hex(context.sefazRandom, 8).toUpperCase(),
    issuedAt: context.world.clock.now(),
    status: 'processando_autorizacao',
  };
  account.invoices.set(ref, invoice);
  afterThinking(authority(context), () => {
    if (account.invoices.get(ref) === invoice && context.accounts[account.environment] === account) conclude(context, account, invoice);
  });
  return ok({ cnpj_prestador: context.company.cnpj, ref, status: invoice.status }, 202);
}

function conclude(context: Context, account: Account, invoice: ServiceInvoice): void {
  const { sefaz, sefazRandom } = context;
  const rejected = sefaz.rejections.length > 0 && sefazRandom.chance(sefaz.rejectProbability);
  invoice.status = rejected ? 'erro_autorizacao' : 'autorizado';
  if (rejected) invoice.rejection = sefazRandom.pick(sefaz.rejections);
  context.announce(account, invoice);
}

export function cancelService(context: Context, { account }: Call, invoice: ServiceInvoice): Answer {
  checkAuthorized(invoice.status);
  invoice.status = 'cancelado';
  context.announce(account, invoice);
  return ok({ status: 'cancelado' });
}
