/** The hand on the panel and the payer at the counter: what happens at the vendor without a request of the client. */
import type { Account } from './account.mts';
import { createCustomer, liveCustomer } from './customers/customers.mts';
import { makePayer, type Payer } from './customers/people.mts';
import { customerProblems } from './customers/validate.mts';
import { textOrNull } from './fields.mts';
import { addDays } from './numbers/calendar.mts';
import { createPayment } from './payments/create.mts';
import { becomeOverdue, isOpen, pay, remove } from './payments/lifecycle.mts';
import { canBeRefunded, chargeBack, refund, refundableValue } from './payments/reversals.mts';
import { createInstallment, pricesOf, type InstalledSale } from './recurring/installments.mts';
import { createSubscription } from './recurring/subscriptions.mts';
import type { BillingType, Customer, Cycle, Environment, JsonObject, Payment, Subscription } from './types.mts';

export interface ChargeOptions {
  /** A payer's data, the id of a customer who exists, or nobody: then one is made up. */
  readonly customer?: Payer | string;
  /** Reais. */
  readonly value: number;
  readonly billingType: BillingType;
  readonly externalReference?: string;
  readonly description?: string;
  /** YYYY-MM-DD; three days from now unless told. */
  readonly dueDate?: string;
  readonly discount?: JsonObject;
  readonly fine?: JsonObject;
  readonly interest?: JsonObject;
  /** `production` unless told. */
  readonly environment?: Environment;
}

export function createCharge(account: Account, charge: ChargeOptions): Payment {
  const payer = findOrCreatePayer(account, charge.customer);
  return createPayment(account, { ...charge, customer: payer.id, dueDate: charge.dueDate ?? addDays(account.today(), 3) });
}

function findOrCreatePayer(account: Account, payer: Payer | string | undefined): Customer {
  if (typeof payer === 'string') return liveCustomer(account, payer) ?? fail(`no customer ${payer}`);
  const data = payer ?? makePayer(account.services.random);
  const problems = customerProblems({ ...data }, true);
  if (problems.length > 0) fail(`the vendor would refuse this customer: ${problems.map(({ code }) => code).join(', ')}`);
  const customer = createCustomer(account, { ...data });
  customer.cityName = textOrNull(data.cityName) ?? customer.cityName;
  customer.state = textOrNull(data.state) ?? customer.state;
  return customer;
}

export interface SubscriptionOptions extends Omit<ChargeOptions, 'dueDate'> {
  /** `MONTHLY` unless told. */
  readonly cycle?: Cycle;
  /** YYYY-MM-DD; today unless told. */
  readonly nextDueDate?: string;
}

/** A charge a cycle, the first at once; all of them have the subscription's reference, if it has one. */
export function subscribe(account: Account, { cycle = 'MONTHLY', nextDueDate, ...charge }: SubscriptionOptions): Subscription {
  const payer = findOrCreatePayer(account, charge.customer);
  const body = { ...charge, customer: payer.id, cycle, nextDueDate: nextDueDate ?? account.today() };
  return createSubscription(account, body, undefined);
}

export interface InstallmentOptions extends ChargeOptions {
  readonly count: number;
}

/** One sale in so many payments; `value` is the whole. */
export function sellInParts(account: Account, { count, value, ...charge }: InstallmentOptions): InstalledSale {
  const payer = findOrCreatePayer(account, charge.customer);
  const body = {
    ...charge,
    customer: payer.id,
    dueDate: charge.dueDate ?? addDays(account.today(), 3),
    installmentCount: count,
    totalValue: value,
  };
  return createInstallment(account, body, pricesOf(body));
}

export interface PayOptions {
  /** A bank slip by the Pix code that is printed on it. */
  readonly byPix?: boolean;
}

export function payCharge(account: Account, payment: Payment, options: PayOptions = {}): Payment {
  if (!isOpen(payment)) fail(`payment ${payment.id} is ${payment.deleted ? 'deleted' : payment.status}`);
  pay(account, payment, options);
  return payment;
}

export function letChargeExpire(account: Account, payment: Payment): Payment {
  becomeOverdue(account, payment);
  return payment;
}

export function removeCharge(account: Account, payment: Payment): Payment {
  if (!isOpen(payment)) fail(`payment ${payment.id} is ${payment.deleted ? 'deleted' : payment.status}`);
  remove(account, payment);
  return payment;
}

export function refundCharge(account: Account, payment: Payment, value = refundableValue(payment)): Payment {
  if (!canBeRefunded(payment)) fail(`payment ${payment.id} is ${payment.status}`);
  if (value > refundableValue(payment)) fail(`payment ${payment.id} has less left than ${value}`);
  refund(account, payment, { value, description: null });
  return payment;
}

export function disputeCharge(account: Account, payment: Payment): Payment {
  if (payment.billingType !== 'CREDIT_CARD' || !canBeRefunded(payment)) fail('only a paid card payment can be charged back');
  chargeBack(account, payment);
  return payment;
}

function fail(reason: string): never {
  throw new Error(`Asaas simulator: ${reason}`);
}
