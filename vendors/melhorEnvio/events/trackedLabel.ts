import { z } from 'zod';
import type { Shipment } from '../../../domain/documents/shipment';
import { readPhone } from '../../../domain/values/phone';
import { text } from '../client/payload';
import { labelShape, type Label } from '../label/label';
import { taggedOrder, type TaggedOrder } from '../../../runtime/carrier/orderTag';
import { toShipment } from '../label/toShipment';

const further = z.object({
	updated_at: text,
	/** Of goods that come back: its recipient is the shop. */
	reverse: z.boolean().nullish().catch(null),
	to: z.object({ name: text, email: text, phone: text }).nullish().catch(null),
});

/** A label of the list, with what only its follower needs. */
export interface TrackedLabel {
	label: Label;
	updatedAt: string | null;
	isReverse: boolean;
	customer: NonNullable<Shipment['customer']>;
	/** Whose label it is; null for one that was bought by hand. */
	order: TaggedOrder | null;
	row: unknown;
}

/** Undefined for a row that cannot be read. */
export function readTracked(row: unknown): TrackedLabel | undefined {
	const label = labelShape.safeParse(row);
	const rest = further.safeParse(row);
	if (!label.success || !rest.success) return undefined;
	const { updated_at: updatedAt, reverse, to } = rest.data;
	const customer = { name: to?.name ?? null, email: to?.email ?? null, phone: phoneOf(to?.phone ?? null) };
	return { label: label.data, updatedAt, isReverse: reverse === true, customer, order: orderOf(label.data), row };
}

function phoneOf(phone: string | null): string | null {
	const reading = readPhone(phone, 'BR');
	return reading.valid ? reading.e164 : phone;
}

/** The key stands in the reminder, too: the documented answers show that and not the tags. */
function orderOf({ tags, reminder }: Label): TaggedOrder | null {
	return taggedOrder([...(tags ?? []).map(({ tag }) => tag ?? ''), reminder ?? '']);
}

export function trackedShipment({ label, customer, order }: TrackedLabel): Shipment {
	return { ...toShipment(label, undefined, null, true), orderNumber: order?.number ?? null, customer };
}
