import type { PaymentDocuments } from '../../../domain/ports/paymentSource';
import { asText } from '../../../runtime/client/json';
import type { Envelope } from './delivery';
import { readInvoice } from '../invoice/readInvoice';
import type { AsaasRecord } from '../records/calls';
import { readSubscription } from '../subscriptions/readSubscription';
import { readTransfer } from '../transfers/transfers';

/** What this package has a document for; all else goes on as Asaas words it. */
const readers: Record<string, (record: AsaasRecord) => unknown> = {
	invoice: (record) => readInvoice(record, true),
	subscription: readSubscription,
	transfer: readTransfer,
};

/** What an event that is not about a payment puts on the item, under Asaas' own name for it. */
export function eventDocument(content: Envelope['content']): PaymentDocuments {
	if (!content) return {};
	const { key, record } = content;
	const id = asText(record.id);
	const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
	return { [key]: read && id !== null ? read({ ...record, id }) : record };
}
