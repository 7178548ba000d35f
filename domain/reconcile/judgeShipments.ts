import type { Order } from '../documents/order';
import type { ShipmentStatus } from '../documents/shipment';
import type { RegisteredLabel } from '../ports/labelRegister';
import type { FieldDifference, Finding, Reason } from './finding';

/** The carrier has the parcel, or had it. */
const left: readonly ShipmentStatus[] = [
	'posted',
	'in_transit',
	'out_for_delivery',
	'failed_attempt',
	'awaiting_pickup',
	'delivered',
	'returned',
	'lost',
];

export function hasLeft({ shipment }: RegisteredLabel): boolean {
	return left.includes(shipment.status);
}

export function isVoid({ shipment }: RegisteredLabel): boolean {
	return shipment.status === 'cancelled';
}

/** Why no parcel is expected of an order; undefined where one is. `codes`: null where nothing has left by the shop's word. */
export function notSent(order: Order, codes: readonly string[] | null): string | undefined {
	if (order.test === true) return 'test';
	if (codes === null) return 'not_sent';
	return order.items.some(({ requiresShipping }) => requiresShipping) ? undefined : 'no_shipping';
}

/**
 * What the shop says of an order's parcels against the carrier's labels; undefined where they agree, or nothing has left on either side.
 *
 * @param codes what the shop says to be on its way; null where nothing is
 */
export function judgeShipments(
	key: string,
	order: Order | undefined,
	codes: readonly string[] | null,
	labels: readonly RegisteredLabel[],
): Finding | undefined {
	const gone = labels.filter(hasLeft);
	if (!order) return gone.length === 0 ? undefined : different(key, 'no_order', [null, gone], 'the shop does not have');
	if (codes === null) return gone.length === 0 ? undefined : notTold(key, order, gone);
	if (labels.length === 0) return noLabel(key, codes);
	return standing(key, codes, labels);
}

function notTold(key: string, order: Order, gone: readonly RegisteredLabel[]): Finding {
	if (order.cancelledAt !== null) return different(key, 'cancelled_here', [null, gone], 'was cancelled in the shop');
	if (['refunded', 'voided'].includes(order.financialStatus)) return different(key, 'refund', [null, gone], 'was refunded in the shop');
	const codes = codesOf(gone);
	if (codes.length === 0) return different(key, 'under_way', [null, gone], 'is not sent in the shop, and the label has no code yet');
	const message = `The carrier has the parcel of order ${key} (${codes.join(', ')}), and the shop does not say that it was sent`;
	return { kind: 'missing_here', key, reason: 'missing', fields: [tracking(null, gone)], message };
}

function noLabel(key: string, codes: readonly string[]): Finding {
	const told = codes.length === 0 ? 'without a code' : codes.join(', ');
	const message = `Order ${key} is sent in the shop (${told}), and the carrier has no label for it that stands`;
	return { kind: 'missing_there', key, reason: 'missing', fields: [tracking(codes, [])], message };
}

/** Further codes of the shop's are another carrier's; a label that has no code yet is told by its order alone. */
function standing(key: string, codes: readonly string[], labels: readonly RegisteredLabel[]): Finding | undefined {
	const known = new Set(codes.map(plain));
	const isTold = (label: RegisteredLabel) => label.codes.some((code) => known.has(plain(code)));
	const good = labels.filter((label) => !isVoid(label));
	// It was sent under another label than those that were cancelled.
	if (good.length === 0 && codes.length > 0 && !labels.some(isTold)) return noLabel(key, codes);
	if (good.length === 0) return withCodes(key, 'cancelled_there', codes, labels, 'is sent in the shop, and its label was cancelled');
	if (good.some((label) => label.codes.length > 0 && !isTold(label)))
		return withCodes(key, 'tracking', codes, good, 'has another tracking code in the shop than at the carrier');
	if (labels.some((label) => isVoid(label) && isTold(label)))
		return withCodes(key, 'cancelled_there', codes, good, 'shows in the shop the code of a label that was cancelled');
	return undefined;
}

function different(key: string, reason: Reason, [codes, gone]: [null, readonly RegisteredLabel[]], said: string): Finding {
	const message = `The carrier has the parcel of order ${key}, which ${said}`;
	return { kind: 'different', key, reason, fields: [tracking(codes, gone)], message };
}

function withCodes(key: string, reason: Reason, codes: readonly string[], labels: readonly RegisteredLabel[], said: string): Finding {
	return { kind: 'different', key, reason, fields: [tracking(codes, labels)], message: `Order ${key} ${said}` };
}

function tracking(here: readonly string[] | null, labels: readonly RegisteredLabel[]): FieldDifference {
	const listed = (codes: readonly string[]) => (codes.length === 0 ? null : codes.toSorted().join(', '));
	return { field: 'trackingNumber', here: here === null ? null : listed(here), there: listed(codesOf(labels)) };
}

function codesOf(labels: readonly RegisteredLabel[]): string[] {
	return labels.flatMap(({ shipment }) => shipment.trackingNumber ?? []);
}

/** As people type codes off: `AA 123 456 789 BR`. */
export function plain(code: string): string {
	return code.replace(/\s/g, '').toUpperCase();
}
