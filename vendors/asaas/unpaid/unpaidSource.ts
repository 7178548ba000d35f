import type { Payment } from '../../../domain/documents/payment';
import type { UnpaidEntry, UnpaidSource } from '../../../domain/ports/unpaidSource';
import type { Connection } from '../../../runtime/client/connection';
import { asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { readDay } from '../client/dates';
import { lookUpCustomer } from '../customer/lookUpCustomer';
import { unknownCustomer } from '../customer/readCustomer';
import { bankSlipLine } from '../payment/bankSlip';
import { pixCode } from '../payment/pixCode';
import { readPayment } from '../payment/readPayment';
import { openAccount, type Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { list } from '../records/list';

/** Asaas' own words for what nobody has paid and may still pay. */
const unpaidStatuses = ['PENDING', 'OVERDUE'];

export function openUnpaidSource(connection: Connection): UnpaidSource {
	const account = openAccount(connection);
	return {
		async list(first, last) {
			const lists: AsaasRecord[][] = [];
			for (const status of unpaidStatuses)
				lists.push(await list(account, 'payments', { status, 'dueDate[ge]': first, 'dueDate[le]': last }));
			// One that becomes overdue between the two lists stands in both.
			const records = new Map(lists.flat().map((record) => [record.id, record]));
			return [...records.values()].map((record) => entryOf(record, null));
		},
		async get(id) {
			const record = await getRecord(account, 'payments', id);
			const customer = asText(record.customer);
			const entry = entryOf(record, customer === null ? null : await lookUpCustomer(connection, account, customer));
			return { ...entry, payment: await withCodes(account, entry.payment) };
		},
	};
}

function entryOf(record: AsaasRecord, customer: Payment['customer']): UnpaidEntry {
	const id = asText(record.customer);
	const known = customer ?? (id === null ? null : unknownCustomer(id));
	return { payment: readPayment(record, record.id, known), createdOn: readDay(record.dateCreated) };
}

/** A boleto has a Pix code, too (Asaas documentation); an account without a Pix key has none, and the link is there for everybody. */
async function withCodes(account: Account, payment: Payment): Promise<Payment> {
	const { id, status, method, bankSlip } = payment;
	if (status !== 'pending' && status !== 'overdue') return payment;
	const takesPix = method === 'pix' || method === 'bank_slip' || method === 'undefined';
	const pix = takesPix ? await unlessRefused(pixCode(account, id)) : null;
	const line = bankSlip ? await unlessRefused(bankSlipLine(account, id)) : null;
	return { ...payment, pix, bankSlip: bankSlip && { ...bankSlip, line } };
}

/** What the vendor says that there is not; a bad moment is no such word. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
	const outcome = await attempt(asked);
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'validation', 'notFound', 'rejected')) return null;
	throw outcome.error;
}
