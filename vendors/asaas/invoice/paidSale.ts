import { shownAmount } from '../client/amount';
import { sumMoney } from '../../../domain/values/money';
import { asNumber, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { list } from '../records/list';
import { isVoid, requireComparable } from '../records/standing';
import { vendor } from '../client/vendor';

/** What an NFS-e is made for at Asaas: one payment, or the sale that several installments pay for. */
export interface PaidSale {
	payment: AsaasRecord;
	subject: { payment: string } | { installment: string };
	/** All payments that it has. */
	parts: AsaasRecord[];
	value: number;
	/** What was asked for, before interest and discount. */
	originalValue: number;
}

/** A payment is one of several installments of a sale or stands for itself, as each of a subscription does. */
export async function paidSale(account: Account, payment: AsaasRecord, eachInstallment: boolean): Promise<PaidSale> {
	const installment = asText(payment.installment);
	if (installment === null || eachInstallment) {
		const value = shownAmount(payment.value, 'value');
		return {
			payment,
			subject: { payment: payment.id },
			parts: [payment],
			value,
			originalValue: shownAmount(payment.originalValue ?? payment.value, 'originalValue'),
		};
	}
	const { installmentCount } = await getRecord(account, 'installments', installment);
	const parts = await paymentsOf(account, installment);
	// A total over some of the parts would be invoiced as if it were the whole.
	if (parts.length !== asNumber(installmentCount)) throw unreadableAnswer(vendor, 'unknownOutcome', 'the request for the installments');
	const amounts = parts.map((part) => shownAmount(part.value, 'value'));
	const originals = parts.map((part) => shownAmount(part.originalValue ?? part.value, 'originalValue'));
	return {
		payment,
		subject: { installment },
		parts,
		value: sumMoney(amounts),
		originalValue: sumMoney(originals),
	};
}

/** The NFS-e that stand over the sale or one of its payments. */
export async function invoicesOver(account: Account, { subject, payment }: PaidSale): Promise<AsaasRecord[]> {
	const ofPayment = await invoicesBy(account, 'payment', payment.id);
	const installment = 'installment' in subject ? subject.installment : asText(payment.installment);
	return installment === null ? ofPayment : [...ofPayment, ...(await invoicesBy(account, 'installment', installment))];
}

/** The NFS-e over single installments of a sale, by an earlier run or by hand. */
export async function invoicesOverParts(account: Account, { subject, payment }: PaidSale): Promise<AsaasRecord[]> {
	if (!('installment' in subject)) return [];
	const others = (await paymentsOf(account, subject.installment)).filter(({ id }) => id !== payment.id);
	const found: AsaasRecord[] = [];
	for (const { id } of others) found.push(...(await invoicesBy(account, 'payment', id)));
	return found;
}

async function paymentsOf(account: Account, installment: string): Promise<AsaasRecord[]> {
	const records = await list(account, 'payments', { installment });
	requireComparable(records, 'installment', 'payments');
	return records.filter((each) => asText(each.installment) === installment);
}

async function invoicesBy(account: Account, field: 'payment' | 'installment', id: string): Promise<AsaasRecord[]> {
	const records = await list(account, 'invoices', { [field]: id });
	requireComparable(records, field, 'invoices');
	return records.filter((record) => asText(record[field]) === id && !isVoid(record));
}
