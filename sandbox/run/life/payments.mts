/** A day in the life of an account: charges that come again, sales in parts, money that goes back in part. */
import { person } from '../../brazil/index.mts';
import type { Payment } from '../../simulators/asaas/index.mts';
import { fingerprint } from '../../world/fingerprint.mts';
import { createRandom } from '../../world/random.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { World } from '../../world/world.mts';

export const paymentKinds = ['single', 'subscription', 'installments', 'partialRefund', 'withoutReference', 'slipByPix'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export interface LivedSale {
  readonly key: string;
  readonly kind: PaymentKind;
  readonly orderNumber: string | undefined;
  readonly document: string;
  readonly phone: string;
  /** Reais of the whole sale. */
  readonly total: number;
  readonly payments: readonly Payment[];
  /** Id of the instalment, where the sale has one. */
  readonly installment: string | undefined;
  /** Happens once the flow has come to rest. */
  afterwards?(): void;
}

const value = 900;

export function livePayment(world: World, index: number): LivedSale {
  const { asaas } = world.vendors;
  const kind = paymentKinds[index % paymentKinds.length]!;
  const { name, cpf, email, phone } = person(createRandom(world.seed).fork(`sale ${index}`));
  const orderNumber = String(7001 + index);
  const customer = { name, cpfCnpj: cpf, email, mobilePhone: phone.replace('+55', '') };
  const common = { customer, value, externalReference: `shopify:${orderNumber}`, description: `Pedido ${orderNumber}` };
  const sale = { key: `${kind} ${orderNumber}`, kind, orderNumber, document: cpf, phone, total: value };
  if (kind === 'installments') {
    const { installment, payments } = asaas.sellInParts({ ...common, billingType: 'CREDIT_CARD', count: 3 });
    return { ...sale, payments: payments.map(({ id }) => asaas.pay(id)), installment: installment.id };
  }
  if (kind === 'subscription') return subscription(world, sale, common);
  const { externalReference: _reference, ...nameless } = common;
  const options = kind === 'withoutReference' ? nameless : common;
  const charge = asaas.createCharge({ ...options, billingType: kind === 'slipByPix' ? 'BOLETO' : 'PIX' });
  const paid = asaas.pay(charge.id, { byPix: kind === 'slipByPix' });
  return {
    ...sale,
    ...(kind === 'withoutReference' ? { orderNumber: undefined } : {}),
    payments: [paid],
    installment: undefined,
    ...(kind === 'partialRefund' ? { afterwards: () => void asaas.refund(charge.id, 30) } : {}),
  };
}

type Common = Parameters<World['vendors']['asaas']['subscribe']>[0];

/** Two cycles: the second charge is made and paid when the first has fallen due. */
function subscription(world: World, sale: Omit<LivedSale, 'payments' | 'installment'>, common: Omit<Common, 'billingType'>): LivedSale {
  const { asaas } = world.vendors;
  const { id } = asaas.subscribe({ ...common, billingType: 'PIX', cycle: 'WEEKLY' });
  const charges = () => asaas.charges().filter((charge) => charge.subscription === id);
  asaas.pay(charges()[0]!.id);
  return {
    ...sale,
    get payments() {
      return charges().filter(({ status }) => status === 'RECEIVED');
    },
    installment: undefined,
    afterwards: () => {
      const open = charges().find(({ status }) => status === 'PENDING');
      if (open) asaas.pay(open.id);
    },
  };
}

/** Entries of service invoices and messages, each with the key of the payment, or of the sale in parts, that it belongs to. */
export interface PaymentVerdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
}

/**
 * Lost: a payment without an invoice over it (a sale in parts: one over the whole, or one over each part). Doubled: two of them. Wrong:
 * another value or another person than Asaas has.
 */
export function judgePayments(
  sales: readonly LivedSale[],
  ledger: readonly LedgerEntry[],
  errored: (sale: LivedSale) => boolean,
): PaymentVerdict {
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];
  const invoices = ledger.filter(({ kind, status }) => kind === 'invoice' && !['rejected', 'canceled', 'cancelled'].includes(status ?? ''));
  for (const sale of sales) {
    const over = (payment: Payment) => invoices.filter(({ detail }) => detail?.payment === payment.id);
    const whole = invoices.filter(({ detail }) => sale.installment !== undefined && detail?.installment === sale.installment);
    for (const { detail } of [...whole, ...sale.payments.flatMap(over)]) {
      if (detail?.recipient !== fingerprint(sale.document)) wrong.push(`invoice of ${sale.key}: another recipient`);
    }
    for (const { detail } of whole)
      if (detail?.value !== sale.total) wrong.push(`invoice of ${sale.key}: ${String(detail?.value)} and not ${sale.total}`);
    if (whole.length > 0) {
      if (whole.length > 1 || sale.payments.some((payment) => over(payment).length > 0)) doubled.push(`invoice of ${sale.key}`);
      continue;
    }
    for (const payment of sale.payments) {
      const mine = over(payment);
      if (mine.length === 0 && !errored(sale)) lost.push(`${payment.id} of ${sale.key}`);
      if (mine.length > 1) doubled.push(`invoice of ${payment.id} of ${sale.key}`);
      for (const { detail } of mine)
        if (detail?.value !== payment.value) wrong.push(`invoice of ${payment.id}: ${String(detail?.value)} and not ${payment.value}`);
    }
  }
  return { lost, doubled, wrong };
}
