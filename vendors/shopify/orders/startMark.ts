import type { MissedEvent } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import type { Clock } from '../../../runtime/clock';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { hmac } from '../../../runtime/webhooks/signature';
import type { Graphql } from '../client/api';
import { refusedBy, userErrorsOf } from '../client/userErrors';
import { namespace } from '../records/invoiceFields';
import { setMetafieldsDocument } from '../records/queries';
import { vendor } from '../client/vendor';

/** What another process has caught up is given this long to come to its end. */
const markMs = 3_600_000;

/** Shopify documentation, `metafieldsSet`. */
const maxInCall = 25;

const type = 'single_line_text_field';

/** Where an order keeps when a catch-up started its flow. Each flow has a tag of its own. */
export function markOf(handledTag: string): { namespace: string; mark: string } {
	const flow = hmac('sha256', vendor.id, handledTag.toLowerCase()).toString('hex').slice(0, 12);
	return { namespace, mark: `caught_up_${flow}` };
}

/** Whether a listed order was started by a catch-up a short while ago. */
export function isMarked({ metafield }: Json, clock: Pick<Clock, 'now'>): boolean {
	const age = clock.now() - Date.parse(asText(asRecord(metafield).value) ?? '');
	return age >= 0 && age < markMs;
}

/**
 * Marks orders, each only where its mark is as it was listed, so of several processes one succeeds (Shopify documentation,
 * `compareDigest`). Answers the subjects of those that are marked now. A call for each 25; Shopify sets all of a call or none.
 */
export async function setMarks(
	graphql: Graphql,
	missed: readonly MissedEvent<OrderDocuments>[],
	handledTag: string,
	clock: Pick<Clock, 'now'>,
): Promise<Set<string>> {
	const { mark: key } = markOf(handledTag);
	const value = new Date(clock.now()).toISOString();
	const ours = new Set<string>();
	for (let start = 0; start < missed.length; start += maxInCall) {
		let open = missed.slice(start, start + maxInCall);
		while (open.length > 0) {
			const metafields = open.map(({ listed }) => ({ ...placeOf(asRecord(listed)), namespace, key, type, value }));
			const data = await graphql({ document: setMetafieldsDocument, variables: { metafields }, safety: 'once' });
			const taken = takenIn(asRecord(data.metafieldsSet));
			if (taken.length === 0) for (const { subject } of open) ours.add(subject);
			open = taken.length === 0 ? [] : open.filter((_, index) => !taken.includes(index));
		}
	}
	return ours;
}

function placeOf({ id, metafield }: Json) {
	return { ownerId: asText(id) ?? '', compareDigest: asText(asRecord(metafield).compareDigest) };
}

/** The places of those that another process has marked since. Any other refusal is an error. */
function takenIn(payload: Json): number[] {
	const errors = userErrorsOf(payload);
	const others = errors.filter(({ code, field }) => code !== 'STALE_OBJECT' || !/^\d+$/.test(field[1] ?? ''));
	if (others.length > 0) throw refusedBy(others);
	return errors.map(({ field }) => Number(field[1]));
}
