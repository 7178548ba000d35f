import { z } from 'zod';
import type { BoughtShipment, ShipmentReference } from '../../../domain/ports/carrier';
import { cancellationPending, notCancellable, severalLabels } from '../../../runtime/carrier/foundLabels';
import type { Connection } from '../../../runtime/client/connection';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Call } from '../client/api';
import { read } from '../client/payload';
import { vendor } from '../client/vendor';
import { removeFromCart } from './cart';
import { getLabel } from './findLabel';
import { boughtInstead, requireLabel } from './getShipment';
import { readLabel, type Label } from './label';
import { isPaid, statusOf } from './labelStatus';
import { toBought } from './toShipment';

/** The only reason that the API takes: "desistência" (Melhor Envio documentation, cancellation). */
const reasonId = 2;

/**
 * Calls a label off: one of the cart is taken out of it, a paid one is given back. Melhor Envio gives the price back within twelve
 * hours, and tells of that nowhere.
 */
export async function cancelShipment(
	connection: Connection,
	call: Call,
	reference: ShipmentReference,
	reason: string,
): Promise<BoughtShipment> {
	const label = await requireLabel(call, reference);
	if (statusOf(label) === 'cancelled') {
		// One that was bought since is not what an earlier request meant, nor is the order without a label.
		if ((await boughtInstead(call, reference)).length > 0) throw severalLabels(vendor);
		return toBought(label, undefined, null, true);
	}
	if (!isPaid(label)) {
		const paidMeanwhile = await takeOutOfCart(call, label);
		if (paidMeanwhile === undefined) return { ...toBought(label, undefined, null, false), status: 'cancelled' };
	}
	const { found } = await giveBack(connection, call, label, reason);
	return { ...toBought(await confirmed(connection, call, label.id), undefined, null, found), trackingUrl: null };
}

/** The label where another worker had paid it before it was taken out. */
async function takeOutOfCart(call: Call, { id }: Label): Promise<Label | undefined> {
	await removeFromCart(call, id);
	const now = await attempt(getLabel(call, id));
	if (!now.ok) {
		if (hasClass(now.error, 'notFound')) return undefined;
		throw now.error;
	}
	const label = readLabel(now.value);
	return isPaid(label) ? label : undefined;
}

async function giveBack(connection: Connection, call: Call, label: Label, description: string) {
	const { id } = label;
	let known: Label | undefined = label;
	const calledOff = async () => {
		const current = known ?? readLabel(await getLabel(call, id));
		known = undefined;
		return statusOf(current) === 'cancelled' ? true : undefined;
	};
	return await lookUpThenWrite(connection, {
		// Giving back what was given back is refused, so the request may be repeated.
		repeatable: true,
		lookUp: calledOff,
		async write() {
			// A "no" may mean that another worker was faster.
			if ((await isCancellable(call, id)) && (await cancel(call, id, description))) return true;
			if (await calledOff()) return true;
			throw notCancellable(vendor);
		},
	});
}

async function isCancellable(call: Call, id: string): Promise<boolean> {
	const answer = await call({ method: 'POST', path: '/shipment/cancellable', safety: 'read', body: { orders: [id] } });
	const told = z.object({ [id]: z.object({ cancellable: z.boolean() }) });
	return read(told, answer, 'the question whether a label can be cancelled')[id]!.cancellable;
}

async function cancel(call: Call, id: string, description: string): Promise<boolean> {
	const body = { order: { id, reason_id: reasonId, description } };
	const answer = await call({ method: 'POST', path: '/shipment/cancel', safety: 'once', body });
	return read(z.object({ [id]: z.object({ canceled: z.boolean() }) }), answer, 'the cancellation', 'unknownOutcome')[id]!.canceled;
}

/** Pauses between looks at a label that was just given back. */
const pausesMs = [0, 1_000, 3_000, 6_000];

async function confirmed({ clock }: Connection, call: Call, id: string): Promise<Label> {
	for (const pause of pausesMs) {
		if (pause > 0) await clock.sleep(pause);
		const label = readLabel(await getLabel(call, id));
		if (statusOf(label) === 'cancelled') return label;
	}
	throw cancellationPending(vendor);
}
