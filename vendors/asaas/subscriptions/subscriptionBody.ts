import type { ChargeMethod, PaymentTerms } from '../../../domain/ports/paymentKeeper';
import type { Json } from '../../../runtime/client/json';
import { requireAmount } from '../client/amount';
import { requireDay } from '../client/day';
import { termsBody } from '../payment/terms';
import { billingTypeOf } from '../client/words';

/** What is absent stays as it is, or as Asaas has it. */
export interface SubscriptionFields extends PaymentTerms {
	method?: ChargeMethod;
	/** Reais a cycle. */
	value?: number;
	/** `weekly`, `biweekly`, `monthly`, `bimonthly`, `quarterly`, `semiannually` or `yearly`. */
	cycle?: string;
	nextDueDate?: string;
	endDate?: string;
	description?: string;
	/** `active` or `inactive`. */
	status?: string;
	/** Only when it is made. */
	maxPayments?: number;
	/** Only when it is changed: whether payments that are open change, too. */
	updatePendingPayments?: boolean;
}

/** The body of `POST /subscriptions` and `PUT /subscriptions/{id}` (Asaas documentation). */
export function subscriptionBody(fields: SubscriptionFields): Json {
	const { method, value, cycle, nextDueDate, endDate, status, discount, fine, interest, ...sameName } = fields;
	return {
		...sameName,
		...(method === undefined ? {} : { billingType: billingTypeOf(method) }),
		...(value === undefined ? {} : { value: requireAmount(value, 'The value') }),
		...(cycle === undefined ? {} : { cycle: cycle.toUpperCase() }),
		...(nextDueDate === undefined ? {} : { nextDueDate: requireDay(nextDueDate, 'The next due date') }),
		...(endDate === undefined ? {} : { endDate: requireDay(endDate, 'The end date') }),
		...(status === undefined ? {} : { status: status.toUpperCase() }),
		...termsBody({ discount, fine, interest }),
	};
}
