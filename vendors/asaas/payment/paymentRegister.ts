import type { Payment } from '../../../domain/documents/payment';
import { orderKeyOf } from '../../../domain/documents/order';
import type { Days, NamedOrder } from '../../../domain/ports/invoiceRegister';
import type { PaymentRegister } from '../../../domain/ports/paymentRegister';
import { daysFrom } from '../../../domain/values/days';
import type { Connection } from '../../../runtime/client/connection';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { openApi, type AsaasApi } from '../client/api';
import { vendor } from '../client/vendor';
import { list } from '../records/list';
import { readPayment } from './readPayment';

/** Asaas' payments by the day on which they were made. No filter of Asaas knows the day on which one was paid by card. */
export function openPaymentRegister(connection: Connection): PaymentRegister {
	const api = openApi(connection);
	return {
		pages: (days) => pagesOf(api, days),
		ofOrder: async (named) => await ofOrder(api, named),
	};
}

/** A day at once: the list begins with the newest. */
async function* pagesOf(api: AsaasApi, { from, to }: Days): AsyncGenerator<Payment[]> {
	for (const day of daysFrom(from, to)) yield read(await list(api, 'payments', { 'dateCreated[ge]': day, 'dateCreated[le]': day }));
}

/** `externalReference` is searched for whole, so it is tried as this package and people write it. */
async function ofOrder(api: AsaasApi, { number, order }: NamedOrder): Promise<Payment[]> {
	const written = [number, `#${number}`, ...(order ? [`${order.source}:${number}`, orderKeyOf(order)] : [])];
	const found: Json[] = [];
	for (const externalReference of new Set(written)) found.push(...(await list(api, 'payments', { externalReference })));
	return read(found).filter(({ orderNumber }) => orderNumber === number);
}

/** What comes in meanwhile pushes others onto the next page, where they come again. */
function read(payments: readonly Json[]): Payment[] {
	return [...new Map(payments.map((payment) => [idOf(payment), payment]))].map(([id, payment]) => readPayment(payment, id, null));
}

function idOf({ id, status }: Json): string {
	const text = asText(id);
	if (text === null || asText(status) === null) throw unreadableAnswer(vendor, 'transient', 'the request for payments', ['id', 'status']);
	return text;
}
