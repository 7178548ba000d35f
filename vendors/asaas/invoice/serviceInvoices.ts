import type { Invoice } from '../../../domain/documents/invoice';
import type { Payer } from '../../../domain/ports/paymentKeeper';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { waitUntil } from '../../../runtime/once/waitUntil';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import type { CustomerKeeper } from '../customer/customerKeeper';
import type { Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { act, changeOnce } from '../records/changeOnce';
import { createOnce, type Creation } from '../records/createOnce';
import { isOtherAmount, otherThanAsked } from '../records/otherThan';
import { isVoid } from '../records/standing';
import { isOtherCustomer } from '../customer/isOtherCustomer';
import { invoiceBody, type ServiceInvoice } from './invoiceBody';
import { readInvoice, statusOf } from './readInvoice';

const collection = 'invoices';

/** City halls take from seconds to hours; each question counts against 25,000 calls in 12 hours. */
export const pollEverySeconds = 10;

export interface ServiceInvoiceRequest extends Omit<ServiceInvoice, 'subject'> {
	/** Names this invoice once and for all. */
	key: string;
	/** A payment at Asaas, or whoever bought. */
	subject: { payment: string } | { payer: Payer };
}

export interface ServiceInvoiceKeeper {
	/** How often `get` may be asked while the city hall decides. */
	readonly pollEverySeconds: number;
	/** Finds the NFS-e of this key, or has it issued on its day. */
	schedule(request: ServiceInvoiceRequest): Promise<Invoice>;
	/** Sends a scheduled or refused NFS-e to the city hall now. */
	authorize(id: string): Promise<Invoice>;
	cancel(id: string): Promise<Invoice>;
	get(id: string): Promise<Invoice>;
}

export function openServiceInvoices(account: Account, customers: CustomerKeeper): ServiceInvoiceKeeper {
	return {
		pollEverySeconds,
		async schedule({ key, subject, ...invoice }) {
			const { value, found } = await scheduleOnce(account, {
				key,
				invoice: async () => {
					const known = 'payment' in subject ? subject : { customer: (await customers.payer(subject.payer)).id };
					return { ...invoice, subject: known };
				},
				async compare(record) {
					if (isOtherAmount(record.value, invoice.value)) throw otherThanAsked('an NFS-e', record, key, 'value');
					const isOther = 'payer' in subject && (await isOtherCustomer(account, record, subject.payer));
					if (isOther) throw otherThanAsked('an NFS-e', record, key, 'customer');
				},
			});
			return readInvoice(value, found);
		},
		authorize: async (id) => await authorize(account, id),
		async cancel(id) {
			const { value, found } = await cancel(account, id);
			return readInvoice(value, found);
		},
		get: async (id) => await getInvoice(account, id),
	};
}

export interface Schedule extends Pick<Creation, 'key' | 'compare' | 'elsewhere'> {
	/** Asked for only if there is none with this key, and none elsewhere. */
	invoice: () => Promise<ServiceInvoice>;
}

/** Of two workers' NFS-e the older one stands; the younger is cancelled before anybody sends it to the city hall. */
export async function scheduleOnce(account: Account, { invoice, ...rest }: Schedule): Promise<Found<AsaasRecord>> {
	return await createOnce(account, {
		...rest,
		collection,
		body: async () => invoiceBody(account, await invoice()),
		takeBack: async ({ id }) => await takeBackInvoice(account, id),
	});
}

/** Asaas may have sent one of today to the city hall by itself meanwhile: it can be cancelled when the city hall has answered. */
async function takeBackInvoice(account: Account, id: string): Promise<void> {
	const ask = async () => await getRecord(account, collection, id);
	const isFinal = (record: AsaasRecord) => isVoid(record) || statusOf(record) !== 'processing';
	const waiting = () => ({
		ask,
		isFinal,
		everyMs: pollEverySeconds * 1000,
		forMs: Math.max(0, account.connection.deadline - account.connection.clock.now()),
	});
	for (;;) {
		const decided = await waitUntil(account.connection.clock, await ask(), waiting());
		// What the city hall has refused needs no cancelling.
		if (statusOf(decided) === 'rejected') return;
		const outcome = await attempt(cancel(account, id));
		if (outcome.ok) return;
		// Sent between the question and the cancelling.
		if (!hasClass(outcome.error, 'validation') || isFinal(await ask())) throw outcome.error;
	}
}

async function cancel(account: Account, id: string): Promise<Found<AsaasRecord>> {
	return await changeOnce(account, collection, id, {
		repeatable: true,
		isDone: isVoid,
		write: async () => await act(account, collection, id, 'cancel'),
	});
}

export async function authorize(account: Account, id: string): Promise<Invoice> {
	const { value, found } = await changeOnce(account, collection, id, {
		repeatable: true,
		isDone: (record) => !isSendable(statusOf(record)),
		write: async () => await act(account, collection, id, 'authorize'),
	});
	return readInvoice(value, found);
}

export function isSendable(status: Invoice['status']): boolean {
	return status === 'pending' || status === 'rejected';
}

export async function getInvoice(account: Account, id: string): Promise<Invoice> {
	return readInvoice(await getRecord(account, collection, id), true);
}
