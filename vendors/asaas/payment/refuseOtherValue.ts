import { toCents } from '../../../domain/values/money';
import type { PaymentRequest } from '../../../domain/ports/paymentKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { AsaasRecord } from '../records/calls';
import { vendor } from '../client/vendor';

/**
 * An open payment of this key over another amount: handing it on would let the customer pay too little or too much. A paid one is
 * what it is (interest and discount change its value), and of installments only a part is seen.
 */
export function refuseOtherValue(payment: AsaasRecord, { value, key, installments }: PaymentRequest): void {
	if (payment.status !== 'PENDING' || installments > 1 || typeof payment.installment === 'string') return;
	if (toCents(payment.value) === toCents(value)) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'otherValue',
		message: `There is already an open payment ${payment.id} for ${key} with a different value`,
		hint: 'Update that payment or delete it, then run the item again; a second payment for the same order needs an external reference of its own',
	});
}
