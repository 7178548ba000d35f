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
	{ key, value, payer, installments }: PaymentRequest,
): Promise<void> {
	if (await isOtherCustomer(account, payment, payer)) throw otherThanAsked('a payment', payment, key, 'customer');
	const parts = partsOf(payment, all);
	if (!parts) return;
	if (isOtherAmount(sumOf(parts), value)) throw otherThanAsked('a payment', payment, key, 'value');
	if (parts.length !== installments) throw otherThanAsked('a payment', payment, key, 'number of installments');
}

/** Of installments all of them; undefined where not all of them can be seen. */
function partsOf(payment: AsaasRecord, all: readonly AsaasRecord[]): AsaasRecord[] | undefined {
	if (asText(payment.installment) === null) return [payment];
	const parts = all.filter((each) => saleOf(each) === saleOf(payment));
	const numbers = parts.map(({ installmentNumber }) => (typeof installmentNumber === 'number' ? installmentNumber : 0));
	return Math.max(...numbers) === parts.length ? parts : undefined;
}

function sumOf(parts: readonly AsaasRecord[]): unknown {
	const amounts = parts.map((part) => part.originalValue ?? part.value);
	return parts.length === 1 ? amounts[0] : sumMoney(amounts);
}
