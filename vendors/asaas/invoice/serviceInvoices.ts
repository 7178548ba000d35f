import type { Invoice } from '../../../domain/documents/invoice';
import type { Payer } from '../../../domain/ports/paymentKeeper';
import { asText } from '../../../runtime/client/json';
import type { CustomerKeeper } from '../customer/customerKeeper';
import type { Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { act, changeOnce } from '../records/changeOnce';
import { createOnce } from '../records/createOnce';
import { list } from '../records/list';
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
			return await scheduleOnce(account, key, async () => {
				const known = 'payment' in subject ? subject : { customer: (await customers.payer(subject.payer)).id };
				return { ...invoice, subject: known };
			});
		},
		authorize: async (id) => await authorize(account, id),
		async cancel(id) {
			const { value, found } = await changeOnce(account, collection, id, {
				repeatable: true,
				isDone: ({ status }) => status === 'CANCELED' || status === 'PROCESSING_CANCELLATION',
				write: async () => await act(account, collection, id, 'cancel'),
			});
			return readInvoice(value, found);
		},
		get: async (id) => await getInvoice(account, id),
	};
}

/** `invoice` is asked for only if there is none with this key, and none `elsewhere`. */
export async function scheduleOnce(
	account: Account,
	key: string,
	invoice: () => Promise<ServiceInvoice>,
	elsewhere?: () => Promise<AsaasRecord | undefined>,
): Promise<Invoice> {
	const { value, found } = await createOnce(account, collection, key, async () => invoiceBody(account, await invoice()), elsewhere);
	return readInvoice(value, found);
}

/** The NFS-e that a payment has already, a cancelled one apart. */
export async function invoiceOfPayment(account: Account, paymentId: string): Promise<AsaasRecord | undefined> {
	const records = await list(account, collection, { payment: paymentId });
	return records.find((record) => asText(record.payment) === paymentId && statusOf(record) !== 'cancelled');
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
