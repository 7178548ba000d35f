import type { PaymentRefundRequest } from '../../../domain/ports/paymentKeeper';
import { toCents } from '../../../domain/values/money';
import { asRecord, asText } from '../../../runtime/client/json';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import { requireAmount } from '../client/amount';
import type { Account } from '../records/account';
import type { AsaasRecord } from '../records/calls';
import { act, changeOnce } from '../records/changeOnce';
import { failedRefund, readRefunds } from './readRefunds';

/** Nothing is left to give back, or Asaas is about to do it. */
const refundedStatuses = ['REFUNDED', 'REFUND_REQUESTED', 'REFUND_IN_PROGRESS'];

/** Gives money back once: Asaas has no key for it, so its value and reason among the payment's refunds tell that it was done. */
export async function refund(account: Account, id: string, { value, reason }: PaymentRefundRequest): Promise<Found<AsaasRecord>> {
	const part = value === null ? {} : { value: requireAmount(value, 'The value') };
	return await changeOnce(account, 'payments', id, {
		repeatable: false,
		isDone: (payment) => isAllBack(payment) || (value !== null && hasRefund(payment, value, reason)),
		write: async () => await act(account, 'payments', id, 'refund', { ...part, description: reason }),
	});
}

/** What is on its way may be a part. */
function isAllBack(payment: AsaasRecord): boolean {
	return refundedStatuses.includes(asText(payment.status) ?? '') && (readRefunds(payment).remaining ?? 0) === 0;
}

function hasRefund({ refunds }: AsaasRecord, value: number, reason: string): boolean {
	if (!Array.isArray(refunds)) return false;
	return refunds.map(asRecord).some((each) => {
		return toCents(each.value) === toCents(value) && asText(each.description) === reason && asText(each.status) !== failedRefund;
	});
}
