import type { Found } from '../../../runtime/once/lookUpThenWrite';
import { requireAmount, shownAmount } from '../client/amount';
import { daysFromNow, requireDay } from '../client/day';
import type { Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { act, changeOnce } from '../records/changeOnce';

export interface CashReceipt {
	/** Null for all of it. */
	value: number | null;
	/** `YYYY-MM-DD`; null for today. */
	day: string | null;
	/** Whether Asaas tells the customer. */
	notifyCustomer: boolean;
}

/** Tells Asaas that the customer paid outside of it, so that the customer is not asked for the money again. */
export async function receiveInCash(
	account: Account,
	id: string,
	{ value, day, notifyCustomer }: CashReceipt,
): Promise<Found<AsaasRecord>> {
	const paymentDate = day === null ? daysFromNow(account, 0) : requireDay(day, 'The day of the receipt');
	return await changeOnce(account, 'payments', id, {
		repeatable: true,
		isDone: ({ status }) => status === 'RECEIVED_IN_CASH',
		write: async () => {
			const amount =
				value === null ? shownAmount((await getRecord(account, 'payments', id)).value, 'value') : requireAmount(value, 'The value');
			return await act(account, 'payments', id, 'receiveInCash', { paymentDate, value: amount, notifyCustomer });
		},
	});
}
