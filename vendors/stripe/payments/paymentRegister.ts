import type { Payment } from '../../../domain/documents/payment';
import type { Days } from '../../../domain/ports/invoiceRegister';
import type { PaymentRegister } from '../../../domain/ports/paymentRegister';
import { addDays } from '../../../domain/values/day';
import { daysFrom } from '../../../domain/values/days';
import type { Connection } from '../../../runtime/client/connection';
import { isRecord, type Json } from '../../../runtime/client/json';
import { openApi, type StripeApi } from '../client/api';
import { idOf, lookUpPayment } from './lookUp';
import { readPayment } from './readPayment';

/**
 * Stripe's payments by the day (of Brasília) on which they were made: those of its checkouts, which name the order, and those that
 * programs made. Stripe's search lags behind, so of an order those are known that were listed before; they are read again.
 */
export function openPaymentRegister(connection: Connection): PaymentRegister {
	const api = openApi(connection);
	const listed = new Map<string, string[]>();
	return {
		async *pages(days) {
			for await (const payments of pagesOf(api, days)) {
				for (const { id, orderNumber } of payments) if (orderNumber) listed.set(orderNumber, [...(listed.get(orderNumber) ?? []), id]);
				yield payments;
			}
		},
		async ofOrder({ number }) {
			const payments: Payment[] = [];
			// What cost nothing has no payment that could be read.
			for (const id of listed.get(number) ?? []) if (id.startsWith('pi_')) payments.push(readPayment(await lookUpPayment(api, id)));
			return payments;
		},
	};
}

/** A day at once: the list begins with the newest. A checkout's payment may be of the day after it. */
async function* pagesOf(api: StripeApi, { from, to }: Days): AsyncGenerator<Payment[]> {
	let before = new Set<string>();
	for (const day of daysFrom(from, to)) {
		const { payments, ids } = await ofDay(api, day);
		yield payments.filter(({ id }) => !before.has(id));
		before = ids;
	}
}

async function ofDay(api: StripeApi, day: string): Promise<{ payments: Payment[]; ids: Set<string> }> {
	const created = { 'created[gte]': secondOf(day), 'created[lt]': secondOf(addDays(day, 1)) };
	const sessions = await api.list('/checkout/sessions', { ...created, expand: ['data.payment_intent.latest_charge'] });
	const intents = await api.list('/payment_intents', { ...created, expand: ['data.latest_charge'] });
	const bought = sessions.flatMap((session) => (isRecord(session.payment_intent) ? [saleOf(session.payment_intent, session)] : []));
	const known = new Set(bought.map(({ intent }) => idOf(intent)));
	const charged = intents.filter((intent) => !known.has(idOf(intent))).map((intent) => saleOf(intent, null));
	const payments = [...bought, ...charged].map(readPayment);
	return { payments, ids: new Set(payments.map(({ id }) => id)) };
}

function saleOf(intent: Json, session: Json | null) {
	return { intent, session, charge: isRecord(intent.latest_charge) ? intent.latest_charge : null, lines: [] };
}

function secondOf(day: string): number {
	return Date.parse(`${day}T00:00:00-03:00`) / 1000;
}
