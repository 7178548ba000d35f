import { sumMoney } from '../../../domain/values/money';
import type { PaymentRequest } from '../../../domain/ports/paymentKeeper';
import { asText } from '../../../runtime/client/json';
import { isOtherCustomer } from '../customer/isOtherCustomer';
import type { Account } from '../records/account';
import type { AsaasRecord } from '../records/calls';
import { isOtherAmount, otherThanAsked } from '../records/otherThan';
import { saleOf } from '../records/standing';

/**
 * A payment of this key over another amount or of another customer: handing it on would let the customer pay too little or too much, or
 * call an order paid by what somebody else paid. Interest and discount change the value of a paid one, so what it was before is compared.
 */
export async function refuseOtherPayment(
	account: Account,
	payment: AsaasRecord,
	all: readonly AsaasRecord[],
	{ key, value, payer }: PaymentRequest,
): Promise<void> {
	if (await isOtherCustomer(account, payment, payer)) throw otherThanAsked('a payment', payment, key, 'customer');
	if (isOtherAmount(valueOf(payment, all), value)) throw otherThanAsked('a payment', payment, key, 'value');
}

/** Of installments all of them together; unknown where not all of them can be seen. */
function valueOf(payment: AsaasRecord, all: readonly AsaasRecord[]): unknown {
	const own = (record: AsaasRecord): unknown => record.originalValue ?? record.value;
	if (asText(payment.installment) === null) return own(payment);
	const parts = all.filter((each) => saleOf(each) === saleOf(payment));
	const numbers = parts.map(({ installmentNumber }) => (typeof installmentNumber === 'number' ? installmentNumber : 0));
	return Math.max(...numbers) === parts.length ? sumMoney(parts.map(own)) : undefined;
}
