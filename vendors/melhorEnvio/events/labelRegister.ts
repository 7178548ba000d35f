import type { LabelRegister, RegisteredLabel } from '../../../domain/ports/labelRegister';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { byChange, isSince } from '../../../runtime/carrier/byChange';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { taggedOrderId } from '../../../runtime/carrier/orderTag';
import { tooManyLabels } from '../../../runtime/carrier/tooManyLabels';
import type { Connection } from '../../../runtime/client/connection';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { openApi, type Call } from '../client/api';
import { readRows } from '../client/rows';
import { vendor } from '../client/vendor';
import { getLabel } from '../label/findLabel';
import { isPaid, statusOf } from '../label/labelStatus';
import { happeningsOf } from './happenings';
import { readTracked, trackedShipment, type TrackedLabel } from './trackedLabel';

const pageSize = 100;

/** 20,000 labels. */
const maxPages = 200;

/** Vendor documentation: 20 days to make a label, 20 to post it; then the carrier's own time. */
const longestLifeMs = 75 * 86_400_000;

/** A label may have waited for its payment. */
const dayMs = 86_400_000;

/** The labels that were bought at Melhor Envio: a call for each hundred. */
export function openLabelRegister(connection: Connection): LabelRegister {
	const call = openApi(connection);
	const since = async (moment: string, lifeMs: number) =>
		byChange((await listLabels(call, Date.parse(moment) - lifeMs)).map(registered)).filter((label) => isSince(label, moment));
	return {
		changed: async (moment) => await since(moment, longestLifeMs),
		bought: async (moment) => await since(moment, dayMs),
		get: async (id) => registered(readable(await getLabel(call, id))),
	};
}

/** The newest first. Those that nobody paid for never were labels; those of goods that come back go to the shop. */
async function listLabels(call: Call, since: number): Promise<TrackedLabel[]> {
	const found: TrackedLabel[] = [];
	for (let page = 1; page <= maxPages; page++) {
		const { rows, isLast } = readRows(await call({ method: 'GET', path: '/orders', safety: 'read', query: { page, per_page: pageSize } }));
		const labels = rows.map(readable);
		found.push(...labels.filter(({ label, isReverse }) => isPaid(label) && !isReverse));
		const createdAt = labels.map(({ label }) => fromBrazilTime(label.created_at));
		if (isLast || isBeyond(createdAt, since)) return found;
	}
	throw tooManyLabels(vendor, '20,000');
}

/** What cannot be read may be the one that is missed. */
function readable(row: unknown): TrackedLabel {
	const label = readTracked(row);
	if (label) return label;
	throw unreadableAnswer(vendor, 'transient', 'the request for its labels');
}

function registered(tracked: TrackedLabel): RegisteredLabel {
	const { label, order, updatedAt } = tracked;
	const tags = [...(label.tags ?? []).map(({ tag }) => tag ?? ''), label.reminder ?? ''];
	const last = happeningsOf(label, updatedAt).findLast(({ status }) => status === statusOf(label));
	return {
		shipment: trackedShipment(tracked),
		codes: [label.tracking, label.self_tracking].filter((code) => code !== null),
		order: order && { ...order, id: taggedOrderId(tags) },
		changedAt: last?.at ?? fromBrazilTime(updatedAt ?? label.paid_at ?? label.created_at),
	};
}
