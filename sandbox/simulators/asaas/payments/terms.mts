/** Discount, fine and interest of a charge, and what they make of its value on the day it is paid. */
import { problem, type Problem } from '../answers.mts';
import { isGiven, isObject, isOneOf } from '../fields.mts';
import { addDays, daysBetween } from '../numbers/calendar.mts';
import { roundReais } from '../numbers/money.mts';
import type { Charge, Discount, JsonObject } from '../types.mts';

export interface Terms {
  discount: Discount;
  fine: Charge;
  interest: Charge;
}

const kinds = ['FIXED', 'PERCENTAGE'] as const;
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Each of the three is an object with a value or is not sent at all: an empty text or a bare number is refused. */
export function termProblems(body: JsonObject): Problem[] {
  return ['discount', 'fine', 'interest']
    .filter((name) => isGiven(body[name]) && !isTerm(body[name]))
    .map((name) => problem(`invalid_${name}`, `O valor enviado no campo ${name} é inválido.`));
}

function isTerm(term: unknown): boolean {
  return (
    isObject(term) &&
    isNumber(term.value) &&
    (!isGiven(term.type) || isOneOf(kinds, term.type)) &&
    (!isGiven(term.dueDateLimitDays) || Number.isInteger(term.dueDateLimitDays))
  );
}

export function readTerms(body: JsonObject): Terms {
  const part = (name: string) => (isObject(body[name]) ? body[name] : {});
  const charge = (name: string, type: Charge['type']): Charge => ({
    value: Number(part(name).value ?? 0),
    type: (part(name).type as Charge['type'] | undefined) ?? type,
  });
  return {
    discount: { ...charge('discount', 'FIXED'), dueDateLimitDays: Number(part('discount').dueDateLimitDays ?? 0) },
    fine: charge('fine', 'PERCENTAGE'),
    interest: charge('interest', 'PERCENTAGE'),
  };
}

export interface Settlement {
  /** What the payer pays. */
  readonly value: number;
  /** The part that is fine and interest. */
  readonly interestValue: number;
}

/** Interest is per month, counted by the day; the discount ends `dueDateLimitDays` before the due date. */
export function settle(terms: Terms & { value: number; dueDate: string }, paidOn: string): Settlement {
  const share = (term: Charge) => (term.type === 'FIXED' ? term.value : (terms.value * term.value) / 100);
  const daysLate = Math.max(0, daysBetween(terms.dueDate, paidOn));
  if (daysLate > 0) {
    const extra = roundReais(share(terms.fine) + (terms.value * terms.interest.value * daysLate) / 3000);
    return { value: roundReais(terms.value + extra), interestValue: extra };
  }
  const discounted = paidOn <= addDays(terms.dueDate, -terms.discount.dueDateLimitDays);
  return { value: roundReais(terms.value - (discounted ? share(terms.discount) : 0)), interestValue: 0 };
}
