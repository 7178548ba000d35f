import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { asText } from '../../../runtime/client/json';
import type { Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { act, remove } from '../records/changeOnce';
import { isVoid } from '../records/standing';
import { refund } from './refund';

/**
 * What a card was charged with is given back; a payment that is open is removed, all of its installments at once. One that another worker
 * has taken back is left alone.
 */
export async function takeBackPayment(account: Account, { id, installment }: AsaasRecord): Promise<void> {
	const sale = asText(installment);
	const payment = await getRecord(account, 'payments', id);
	if (isVoid(payment) || payment.deleted === true) return;
	const isPaid = payment.status === 'CONFIRMED' || payment.status === 'RECEIVED';
	if (!isPaid) await (sale === null ? remove(account, 'payments', id) : remove(account, 'installments', sale));
	else if (sale === null) await refund(account, id, { value: null, reason: 'Cobrança em duplicidade' });
	else await refundSale(account, sale, id);
}

/** Asaas refuses a second time what another worker has just given back. */
async function refundSale(account: Account, sale: string, id: string): Promise<void> {
	const outcome = await attempt(act(account, 'installments', sale, 'refund'));
	if (outcome.ok) return;
	const isBack = hasClass(outcome.error, 'validation') && isVoid(await getRecord(account, 'payments', id));
	if (!isBack) throw outcome.error;
}
