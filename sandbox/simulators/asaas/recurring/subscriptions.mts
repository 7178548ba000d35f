/** Subscriptions make a payment a cycle: the first at once, each next one when the last falls due. */
import type { Account } from '../account.mts';
import { isGiven, textOrNull } from '../fields.mts';
import { addDays, addMonths, startOfDay } from '../numbers/calendar.mts';
import { createPayment } from '../payments/create.mts';
import { isOpen, remove } from '../payments/lifecycle.mts';
import { readTerms } from '../payments/terms.mts';
import type { BillingType, CardSummary, Cycle, JsonObject, Subscription } from '../types.mts';
import { paymentsOf } from './installments.mts';

const monthsOf: Partial<Record<Cycle, number>> = { MONTHLY: 1, BIMONTHLY: 2, QUARTERLY: 3, SEMIANNUALLY: 6, YEARLY: 12 };

function nextCycle(date: string, cycle: Cycle): string {
  const months = monthsOf[cycle];
  return months === undefined ? addDays(date, cycle === 'WEEKLY' ? 7 : 14) : addMonths(date, months);
}

/** `body` has been validated. */
export function createSubscription(account: Account, body: JsonObject, card: CardSummary | undefined): Subscription {
  const subscription: Subscription = {
    object: 'subscription',
    id: account.ids.subscription(),
    dateCreated: account.today(),
    customer: String(body.customer),
    paymentLink: null,
    billingType: body.billingType as BillingType,
    cycle: body.cycle as Cycle,
    value: body.value as number,
    nextDueDate: String(body.nextDueDate),
    endDate: textOrNull(body.endDate),
    description: textOrNull(body.description),
    status: 'ACTIVE',
    ...readTerms(body),
    deleted: false,
    maxPayments: (body.maxPayments as number | undefined) ?? null,
    externalReference: textOrNull(body.externalReference),
    split: Array.isArray(body.split) && body.split.length > 0 ? (body.split as JsonObject[]) : null,
    ...(card ? { creditCard: card } : {}),
  };
  account.subscriptions.set(subscription.id, subscription);
  account.emit('SUBSCRIPTION_CREATED', 'subscription', subscription);
  makePayment(account, subscription, 1);
  return subscription;
}

function makePayment(account: Account, subscription: Subscription, number: number): void {
  if (isOver(subscription, number)) return;
  const dueDate = subscription.nextDueDate;
  const { value, customer, billingType, description, externalReference, discount, fine, interest, split, creditCard } = subscription;
  const input = { value, customer, billingType, description, externalReference, discount, fine, interest, split, dueDate };
  subscription.nextDueDate = nextCycle(dueDate, subscription.cycle);
  createPayment(account, input, { subscription: subscription.id, ...(creditCard ? { card: creditCard } : {}) });
  account.later(startOfDay(dueDate) - account.services.clock.now(), () => makePayment(account, subscription, number + 1));
}

function isOver({ deleted, status, maxPayments, endDate, nextDueDate }: Subscription, number: number): boolean {
  return deleted || status !== 'ACTIVE' || (maxPayments !== null && number > maxPayments) || (endDate !== null && nextDueDate > endDate);
}

const changeable = ['billingType', 'value', 'nextDueDate', 'cycle', 'description', 'endDate', 'maxPayments', 'externalReference'] as const;

export function changeSubscription(account: Account, subscription: Subscription, body: JsonObject): void {
  const wasActive = subscription.status === 'ACTIVE';
  for (const field of changeable) if (body[field] !== undefined) Object.assign(subscription, { [field]: body[field] });
  for (const term of ['discount', 'fine', 'interest'] as const)
    if (body[term] !== undefined) Object.assign(subscription, { [term]: readTerms(body)[term] });
  if (body.status !== undefined) subscription.status = body.status as Subscription['status'];
  if (body.updatePendingPayments === true) updatePending(account, subscription);
  account.emit('SUBSCRIPTION_UPDATED', 'subscription', subscription);
  if (wasActive && subscription.status === 'INACTIVE') account.emit('SUBSCRIPTION_INACTIVATED', 'subscription', subscription);
}

function updatePending(account: Account, subscription: Subscription): void {
  for (const payment of paymentsOf(account, 'subscription', subscription.id).filter(isOpen)) {
    const changed = payment.value !== subscription.value;
    Object.assign(payment, { value: subscription.value, billingType: subscription.billingType });
    if (changed) account.emit('PAYMENT_UPDATED', 'payment', payment);
  }
}

/** Its open payments go with it, each with an event of its own (vendor documentation). */
export function removeSubscription(account: Account, subscription: Subscription): void {
  subscription.deleted = true;
  for (const payment of paymentsOf(account, 'subscription', subscription.id).filter(isOpen)) remove(account, payment);
  account.emit('SUBSCRIPTION_DELETED', 'subscription', subscription);
}

export const isCount = (value: unknown) => !isGiven(value) || (Number.isInteger(value) && (value as number) > 0);
