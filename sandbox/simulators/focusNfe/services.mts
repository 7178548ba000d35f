/** NFS-e: of a town's own system (`nfse`) and of the national one (`nfsen`); both are decided later. */
import { askCityHall, cancellationObjection } from '../../fiscal/cityHall.mts';
import type { CityHall } from '../../fiscal/cityHall.mts';
import type { Objection } from '../../fiscal/cityHallRules.mts';
import { orderNumberIn } from '../../fiscal/orderNumber.mts';
import { digits, hex } from '../../world/randomText.mts';
import type { Answer } from '../../http/answer.mts';
import { asError, ok, refuse } from './answers.mts';
import type { Context } from './context.mts';
import type { Fields } from './fiscalDocument.mts';
import { checkIssuer, checkRef } from './goods.mts';
import type { Call } from './handler.mts';
import { isGoods } from './model.mts';
import type { Account, ServiceInvoice, ServiceKind } from './model.mts';
import { readRps } from './serviceRps.mts';

const cityHall = ({ world, cityHall, sefazRandom }: Context): CityHall => ({
  clock: world.clock,
  random: sefazRandom,
  behaviour: cityHall,
});

export function createService(context: Context, { account, ref, body }: Call, kind: ServiceKind): Answer {
  checkEnabled(context, kind);
  const known = account.invoices.get(ref);
  if (known?.status === 'cancelado') alreadyCancelled();
  checkRef(known);
  // A ref that is sent again after a rejection keeps its number.
  const before = known && !isGoods(known) ? known.rps.number : undefined;
  const rps = readRps(kind, body as Fields, before ?? account.lastNumber.rps + 1);
  checkIssuer(context, rps.providerCnpj);
  account.lastNumber.rps = Math.max(account.lastNumber.rps, rps.number);
  const orderNumber = orderNumberIn(rps.description) ?? ref;
  const invoice: ServiceInvoice = { kind, ref, orderNumber, rps, status: 'processando_autorizacao', objections: [] };
  account.invoices.set(ref, invoice);
  askCityHall(cityHall(context), kind === 'nfse' ? 'town' : 'national', rps, (objections) => {
    // A reset in the meantime has thrown the document away.
    if (account.invoices.get(ref) === invoice && context.accounts[account.environment] === account)
      conclude(context, account, invoice, objections);
  });
  return ok({ cnpj_prestador: context.company.cnpj, ref, status: 'processando_autorizacao' }, 202);
}

function checkEnabled({ services }: Context, kind: ServiceKind): void {
  if (services.includes(kind)) return;
  refuse(400, 'empresa_nao_habilitada', `Emitente ainda não habilitado para emissão de ${kind === 'nfse' ? 'NFSe' : 'NFSe Nacional'}`);
}

function alreadyCancelled(): never {
  refuse(400, 'nfe_cancelada', 'Nota Fiscal já cancelada');
}

function conclude(context: Context, account: Account, invoice: ServiceInvoice, objections: readonly Objection[]): void {
  const { sefazRandom, world } = context;
  invoice.objections = objections;
  invoice.status = objections.length > 0 ? 'erro_autorizacao' : 'autorizado';
  if (objections.length === 0) {
    const national = invoice.kind === 'nfsen';
    // The national system names a document by 50 digits, a town by a few characters.
    const verificationCode = national ? digits(sefazRandom, 50) : hex(sefazRandom, 8).toUpperCase();
    const danfse = national || context.townPrints;
    invoice.authorization = { numero: ++account.lastNumber.service, verificationCode, danfse, at: world.clock.now() };
  }
  context.announce(account, invoice);
}

export function cancelService(context: Context, { account }: Call, invoice: ServiceInvoice): Answer {
  if (invoice.status === 'cancelado') alreadyCancelled();
  if (invoice.status !== 'autorizado') refuse(400, 'nfe_nao_autorizada', 'Nota fiscal não autorizada não pode ser cancelada');
  const objection = cancellationObjection(cityHall(context), invoice.authorization!.at);
  if (objection) return ok({ status: 'erro_cancelamento', erros: [asError(objection)] });
  invoice.status = 'cancelado';
  context.announce(account, invoice);
  return ok({ status: 'cancelado' });
}
