import type { ShipmentEvent, Tracking } from '../../../domain/documents/shipment';
import type { MissedEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../../domain/ports/shipmentSource';
import { readPhone } from '../../../domain/values/phone';
import { parcelNews, type FollowedLabel } from '../../../runtime/carrier/parcelNews';
import type { TaggedOrder } from '../../../runtime/carrier/orderTag';
import { listener } from '../../../runtime/client/connection';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { prePostingsSince } from '../label/findLabel';
import { declaredOn, readablePrePosting, statusOf, type PrePosting } from '../label/prePosting';
import { toShipment } from '../label/toShipment';
import { followParcels } from './followParcels';

/** 14 days to post a label, then Correios' own time. */
const longestLifeMs = 60 * 86_400_000;

/** What happened in the window to the labels of this contract, the oldest first. */
export async function listedShipments(api: Api, window: TimeWindow, topics: readonly string[]): Promise<MissedEvent<ShipmentDocuments>[]> {
	const labels: PrePosting[] = [];
	const read = (row: unknown) => {
		const label = readablePrePosting(row);
		if (label === undefined) listener(api.connection, vendor)('labels in the list of the last weeks');
		return label;
	};
	for await (const label of prePostingsSince(api, Date.parse(window.since) - longestLifeMs, read)) labels.push(label);
	const posted = labels.filter((label) => statusOf(label) === 'posted' && label.code !== null);
	const trackings = await followParcels(
		api,
		posted.map(({ code, stateAt }) => ({ code: code!, postedAt: stateAt })),
	);
	const newsOf = (kind: 'shipment' | 'return', all: readonly PrePosting[]) =>
		parcelNews(
			vendor,
			all.map((label) => followed(label, trackings.get(label.code ?? ''))),
			window,
			topics,
			kind,
		);
	// Goods that come back go to the shop: they are news of another kind.
	return [
		...newsOf(
			'shipment',
			labels.filter(({ isReverse }) => !isReverse),
		),
		...newsOf(
			'return',
			labels.filter(({ isReverse }) => isReverse),
		),
	];
}

function followed(label: PrePosting, tracking: Tracking | undefined): FollowedLabel {
	const order = orderOf(label);
	const shipment = {
		...toShipment(label, undefined, true),
		estimatedDelivery: tracking?.estimatedDelivery ?? null,
		orderNumber: order?.number ?? null,
		customer: customerOf(label),
		...(label.isReverse ? { contents: declaredOn(label) } : {}),
	};
	return { shipment, order, happenings: happeningsOf(label, tracking), raw: label.raw };
}

/** A label that was made again is as new as its state; once it was posted, the scans tell. */
function happeningsOf(label: PrePosting, tracking: Tracking | undefined): ShipmentEvent[] {
	const status = statusOf(label);
	const at = label.stateAt;
	const own = at === null || !['label_ready', 'posted', 'cancelled'].includes(status) ? [] : [{ status, at, description: null }];
	const scans = tracking?.events ?? [];
	return scans.some((scan) => scan.status === 'posted') ? scans : [...own, ...scans].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** As `write.ts` leaves it in the remark: `shopify:1001 P…`; null for a label that was made by hand. */
export function orderOf({ remark, references }: PrePosting): TaggedOrder | null {
	const [reference] = references;
	if (!reference || !remark?.endsWith(` ${reference}`)) return null;
	const [, source, number] = /^(\w+):(.+)$/.exec(remark.slice(0, -reference.length - 1)) ?? [];
	return source !== undefined && number !== undefined ? { source, number } : null;
}

export function customerOf({ to, from, isReverse }: PrePosting) {
	const { name, email, phone } = isReverse ? from : to;
	const reading = readPhone(phone, 'BR');
	return { name, email, phone: reading.valid ? reading.e164 : phone };
}
