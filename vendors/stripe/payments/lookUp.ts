import { asRecord, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import type { StripeApi } from '../client/api';

/** A sale with all that Stripe knows of it, as of now. */
export interface Sale {
	/** Null where nothing had to be paid. */
	intent: Json | null;
	/** The latest try to charge, `disputed` while it is; null before there is one. */
	charge: Json | null;
	/** The checkout that it was bought in; null where a program charged by itself. */
	session: Json | null;
	/** Of the session. */
	lines: Json[];
}

/** Stripe answers with a session's payment and its charge inside where that is asked for: all of them as of one moment. */
const payment = 'payment_intent.latest_charge';

/** Two calls: where it was bought, and what; or that it was bought nowhere, and the payment. One more where it was disputed. */
export async function lookUpPayment(api: StripeApi, id: string): Promise<Sale> {
	const [session = null] = await api.list('/checkout/sessions', { payment_intent: id, expand: [`data.${payment}`] }, 1);
	return await saleOf(api, session, id);
}

/** By the checkout session: one call, and another one for what is beyond its first ten lines. */
export async function lookUpSession(api: StripeApi, id: string): Promise<Sale> {
	const expand = [payment, 'line_items.data.price.product'];
	const session = await api.get(`/checkout/sessions/${encodeURIComponent(id)}`, { expand });
	return await saleOf(api, session, idOf(session.payment_intent));
}

async function saleOf(api: StripeApi, session: Json | null, paymentId: string | null): Promise<Sale> {
	const inside = session?.payment_intent;
	const intent = isRecord(inside) ? inside : paymentId === null ? null : await getPayment(api, paymentId);
	return { intent, charge: intent && (await chargeOf(api, intent)), session, lines: await linesOf(api, session) };
}

async function getPayment(api: StripeApi, id: string): Promise<Json> {
	return await api.get(`/payment_intents/${encodeURIComponent(id)}`, { expand: ['latest_charge'] });
}

/** A reference that may stand there whole. */
export function idOf(reference: unknown): string | null {
	return asText(reference) ?? asText(asRecord(reference).id);
}

async function chargeOf(api: StripeApi, { latest_charge: charge }: Json): Promise<Json | null> {
	const id = idOf(charge);
	if (id === null) return null;
	const found = isRecord(charge) ? charge : await api.get(`/charges/${encodeURIComponent(id)}`);
	if (found.disputed !== true) return found;
	// "disputed" says that it was, however that ended.
	const disputes = await api.list('/disputes', { charge: id });
	return { ...found, disputed: disputes.length === 0 || !disputes.every(isOver) };
}

/** A dispute that left the money with the shop (Stripe API, "The dispute object"). */
export function isOver({ status }: Json): boolean {
	return ['won', 'warning_closed', 'prevented'].includes(asText(status) ?? '');
}

/** Never part of an event; with their products, which may have the SKU. */
async function linesOf(api: StripeApi, session: Json | null): Promise<Json[]> {
	const id = asText(session?.id);
	if (id === null) return [];
	const { data, has_more: hasMore } = asRecord(session?.line_items);
	if (Array.isArray(data) && hasMore === false) return asRecords(data);
	return await api.list(`/checkout/sessions/${encodeURIComponent(id)}/line_items`, { expand: ['data.price.product'] });
}
