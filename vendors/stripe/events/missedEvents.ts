import type { MissedEvent, RegistrationRequest, TimeWindow } from '../../../domain/ports/eventSource';
import type { PaymentDocuments } from '../../../domain/ports/paymentSource';
import { asNumber, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { perAccount } from '../../../runtime/memory/perAccount';
import type { StripeApi } from '../client/api';
import { noteToldUntil } from './endpoints';
import { endpointName, listeningOf, noteTold } from './listening';
import { readEvent } from './readEvent';
import { stripeEventsOf } from './topics';

/** How exact the note at Stripe is; each costs a call. */
const noteEveryMs = 600_000;

/** Events are listed by the second in which they were made. */
const overlapSeconds = 5;

/**
 * The events of the window that no delivery has brought, oldest first; Stripe keeps them for 30 days. Where the endpoint was whole, Stripe
 * knows which deliveries nobody has taken; where it was not, all of them count, and what this process told before is left out behind here.
 */
export async function findMissed(
	api: StripeApi,
	window: TimeWindow,
	{ url, topics }: RegistrationRequest,
): Promise<MissedEvent<PaymentDocuments>[]> {
	const known = listeningOf(api, url);
	if (!known) return [];
	const since = [window.since, known.toldUntil].toSorted().at(-1)!;
	if (since >= window.until) return [];
	const listed = await api.list('/events', {
		types: stripeEventsOf(topics),
		'created[gte]': Math.floor(Date.parse(since) / 1000) - overlapSeconds,
		'created[lte]': Math.floor(Date.parse(window.until) / 1000),
	});
	const told = toldBy(endpointName(api, url));
	const open = listed.filter((event) => known.wasBroken || (asNumber(event.pending_webhooks) ?? 1) > 0);
	const missed = open.filter((event) => !told.has(idOf(event))).toReversed();
	if (missed.length === 0) await noteAllTold(api, url, window.until);
	return missed.map((event) => missedEvent(api, event, topics, told));
}

/** Events that a catch-up has dealt with, by trigger. */
const toldBy = perAccount(() => new Set<string>());

/** Until everything of a gap is told the note keeps its beginning. */
async function noteAllTold(api: StripeApi, url: string, until: string): Promise<void> {
	noteTold(api, url, until);
	const { endpointId, notedUntil } = listeningOf(api, url)!;
	const isDue = notedUntil === undefined || Date.parse(until) - Date.parse(notedUntil) >= noteEveryMs;
	// Without it the next start of n8n looks further back, which does no harm.
	if (endpointId !== undefined && isDue) await attempt(noteToldUntil(api, endpointId, until));
}

function missedEvent(api: StripeApi, event: Json, topics: readonly string[], told: Set<string>): MissedEvent<PaymentDocuments> {
	return {
		subject: `event:${idOf(event)}`,
		async read() {
			const receivedAt = new Date(api.connection.clock.now()).toISOString();
			const outcome = await attempt(readEvent(api, event, { topics, receivedAt, type: 'catchUp' }));
			if (!outcome.ok && hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) throw outcome.error;
			// What can never be read is told once, and does not hold up the others.
			told.add(idOf(event));
			if (!outcome.ok) throw outcome.error;
			return outcome.value[0];
		},
		passOver: () => void told.add(idOf(event)),
	};
}

function idOf(event: Json): string {
	return asText(event.id) ?? '';
}
