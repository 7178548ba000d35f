/** What came to exist in the account: sales, payments and money that went back. */
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type Context } from './context.mts';
import { heldPayment, type HeldPayment } from './held.mts';
import { inWhole } from './model/money.mts';
import type { PaymentIntent } from './model/state.mts';

export const ledgerOf = (context: Context): LedgerEntry[] => [
  ...[...context.state.sessions.values()]
    .filter(({ status, livemode }) => status === 'complete' && livemode)
    .flatMap((session) => entriesOf(context, heldPayment(context, session), session.createdAt)),
  ...[...context.state.paymentIntents.values()]
    .filter(({ session }) => session === null)
    .flatMap((intent) => directEntries(context, intent)),
];

/** A payment without a checkout is nobody's order. */
function directEntries({ state, accountId: shop }: Context, intent: PaymentIntent): LedgerEntry[] {
  const { id, amount, currency, createdAt, method, status } = intent;
  const whole = (smallest: number) => inWhole(currency, smallest);
  const detail = { shop, total: whole(amount), currency, method };
  const refunds = [...state.refunds.values()].filter(({ charge }) => charge === intent.latestCharge);
  return [
    { kind: 'payment', vendor, id, status: status.replaceAll('_', ' '), at: createdAt, detail },
    ...refunds.map(
      (refund): LedgerEntry => ({
        kind: 'refund',
        vendor,
        id: refund.id,
        status: refund.status,
        at: refund.createdAt,
        detail: { shop, amount: whole(refund.amount), byClient: refund.byClient, payment: id },
      }),
    ),
  ];
}

function entriesOf(context: Context, held: HeldPayment, createdAt: number): LedgerEntry[] {
  const { shop, orderNumber, units, total, currentTotal, currency, method, paymentIntentId } = held;
  const common = { vendor, orderNumber };
  const money = { shop, total, currentTotal, currency, method };
  return [
    { kind: 'order', ...common, id: held.sessionId, status: held.paid ? 'paid' : 'unpaid', at: createdAt, detail: { ...money, units } },
    ...(paymentIntentId === null
      ? []
      : [
          {
            kind: 'payment' as const,
            ...common,
            id: paymentIntentId,
            status: context.state.paymentIntents.get(paymentIntentId)!.status.replaceAll('_', ' '),
            detail: { ...money, session: held.sessionId },
          },
        ]),
    ...held.refunds.map(({ id, amount, status, byClient }) => ({
      kind: 'refund' as const,
      ...common,
      id,
      status,
      at: context.state.refunds.get(id)!.createdAt,
      detail: { shop, amount, byClient, payment: paymentIntentId },
    })),
  ];
}
