import { asRecord, asText, type Json } from '../../../runtime/client/json';
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

/** Two calls; one more for a charge, one where it was disputed, and one for what was in the checkout. */
export async function lookUpPayment(api: StripeApi, id: string): Promise<Sale> {
	const intent = await api.get(`/payment_intents/${encodeURIComponent(id)}`);
	const [session = null] = await api.list('/checkout/sessions', { payment_intent: id }, 1);
	return { intent, charge: await chargeOf(api, intent), session, lines: await linesOf(api, session) };
}

/** By the checkout session; its payment with it, where it has one. */
export async function lookUpSession(api: StripeApi, id: string): Promise<Sale> {
	const session = await api.get(`/checkout/sessions/${encodeURIComponent(id)}`);
	const payment = idOf(session.payment_intent);
	if (payment === null) return { intent: null, charge: null, session, lines: await linesOf(api, session) };
	const intent = await api.get(`/payment_intents/${encodeURIComponent(payment)}`);
	return { intent, charge: await chargeOf(api, intent), session, lines: await linesOf(api, session) };
}

/** A reference that may stand there whole. */
export function idOf(reference: unknown): string | null {
	return asText(reference) ?? asText(asRecord(reference).id);
}

async function chargeOf(api: StripeApi, { latest_charge: charge }: Json): Promise<Json | null> {
	const id = idOf(charge);
	if (id === null) return null;
	const found = typeof charge === 'object' ? asRecord(charge) : await api.get(`/charges/${encodeURIComponent(id)}`);
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
	return await api.list(`/checkout/sessions/${encodeURIComponent(id)}/line_items`, { expand: ['data.price.product'] });
}
