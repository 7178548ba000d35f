import { asText } from '../../../runtime/client/json';
import type { Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { act, remove } from '../records/changeOnce';
import { refund } from './refund';

/** What a card was charged with is given back; a payment that is open is removed, all of its installments at once. */
export async function takeBackPayment(account: Account, { id, installment }: AsaasRecord): Promise<void> {
	const sale = asText(installment);
	const { status } = await getRecord(account, 'payments', id);
	const isPaid = status === 'CONFIRMED' || status === 'RECEIVED';
	if (sale !== null)
		return isPaid ? void (await act(account, 'installments', sale, 'refund')) : await remove(account, 'installments', sale);
	if (isPaid) await refund(account, id, { value: null, reason: 'Cobrança em duplicidade' });
	else await remove(account, 'payments', id);
}
