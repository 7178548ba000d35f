import type { ChargeMethod, PaymentSplit, PaymentTerms } from '../../../domain/ports/paymentKeeper';
import type { Json } from '../../../runtime/client/json';
import { requireAmount } from '../client/amount';
import { requireDay } from '../client/day';
import { billingTypeOf } from '../client/words';
import { splitBody, termsBody } from './terms';

/** What is absent stays as it is. */
export interface PaymentChange extends PaymentTerms {
	method?: ChargeMethod;
	value?: number;
	dueDate?: string;
	description?: string;
	externalReference?: string;
	splits: PaymentSplit[];
}

/** The body of `PUT /payments/{id}` (Asaas documentation). */
export function changeBody(change: PaymentChange): Json {
	const { method, value, dueDate, description, externalReference } = change;
	return {
		...(method === undefined ? {} : { billingType: billingTypeOf(method) }),
		...(value === undefined ? {} : { value: requireAmount(value, 'The value') }),
		...(dueDate === undefined ? {} : { dueDate: requireDay(dueDate, 'The due date') }),
		...(description === undefined ? {} : { description }),
		...(externalReference === undefined ? {} : { externalReference }),
		...termsBody(change),
		...splitBody(change.splits),
	};
}
