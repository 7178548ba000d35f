/** The one thing that a client does to a payment: give it back, whole or in part. */
import { collectsInformation } from '../context.mts';
import { refund } from '../life/refunds.mts';
import type { Charge } from '../model/state.mts';
import { refundedOf } from '../model/totals.mts';
import { refundView } from '../views/refund.mts';
import { answer, path, type Call, type Route } from './call.mts';
import { invalid, missing } from './errors.mts';
import { recordOf, textOf } from './form.mts';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'];

/** The charge itself, or the one that paid the intent. */
function chargeOf({ context: { state }, params, livemode }: Call): Charge {
  const chargeId = textOf(params.charge);
  const intentId = textOf(params.payment_intent);
  if (chargeId === undefined && intentId === undefined)
    invalid('One of the following params should be provided for this request: payment_intent or charge.', undefined, 'parameter_missing');
  if (chargeId !== undefined) {
    const charge = state.charges.get(chargeId);
    return charge?.livemode === livemode ? charge : missing('charge', chargeId, 'charge');
  }
  const intent = state.paymentIntents.get(intentId!);
  if (intent?.livemode !== livemode) missing('payment_intent', intentId!, 'payment_intent');
  const charge = state.charges.get(intent!.latestCharge ?? '');
  if (charge?.status === 'succeeded') return charge;
  return invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent', 'payment_intent_unexpected_state');
}

function amountOf({ context, params }: Call, charge: Charge): number {
  const left = charge.amount - refundedOf(context.state, charge);
  if (charge.status !== 'succeeded') invalid('This charge was not paid.', 'charge');
  if (charge.disputed) invalid('This charge has been charged back.', 'charge', 'charge_disputed');
  if (left === 0) invalid('This charge has already been refunded.', 'charge', 'charge_already_refunded');
  if (charge.method === 'boleto') invalid('Refunds are not supported for this payment method.', 'charge', 'charge_not_refundable');
  const asked = textOf(params.amount);
  if (asked === undefined) return left;
  if (!/^[1-9]\d*$/.test(asked)) {
    context.violation('refund-amount', 'an amount that is no whole number of the smallest unit');
    invalid('Invalid positive integer', 'amount', 'parameter_invalid_integer');
  }
  if (Number(asked) > left) {
    context.violation('refund-too-much', 'a refund of more than is left of the charge');
    invalid('Refund amount is greater than unrefunded amount on charge.', 'amount');
  }
  return Number(asked);
}

export const refundRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: path('/refunds'),
    name: 'refund.create',
    resource: 'refunds',
    params: ['amount', 'charge', 'payment_intent', 'reason', 'metadata', 'expand', 'refund_application_fee', 'reverse_transfer'],
    handle: (call) => {
      const { context, params, request, version } = call;
      const reason = textOf(params.reason);
      if (reason !== undefined && !reasons.includes(reason)) invalid(`Invalid reason: must be one of ${reasons.join(', ')}`, 'reason');
      const charge = chargeOf(call);
      const amount = amountOf(call, charge);
      const metadata = recordOf(params.metadata);
      const made = refund(context, charge, { amount, reason: reason ?? null, metadata, byClient: true, request });
      return answer(call, refundView(context.state, made, collectsInformation(version)));
    },
  },
];
