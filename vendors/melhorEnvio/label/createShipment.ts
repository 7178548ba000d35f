import type { BoughtShipment, ShipmentRequest } from '../../../domain/ports/carrier';
import type { ShippingQuote } from '../../../domain/documents/shipment';
import { chooseQuote } from '../../../runtime/carrier/chooseQuote';
import type { Connection } from '../../../runtime/client/connection';
import { elect } from '../../../runtime/once/elect';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { addToCart, removeFromCart } from './cart';
import { wantsAgency } from '../agency/wantsAgency';
import { findLabel, listLabels } from './findLabel';
import type { Label } from './label';
import { isGenerated, isPaid, statusOf } from './labelStatus';
import { askForQuotes } from '../quote/quotes';
import { notBought, pay } from './pay';
import { generate, labelUrl } from './print';
import { phoneProblems, requireRecipient } from '../../../runtime/carrier/recipient';
import { refuseOtherRecipient, refuseVoid } from './refuseFound';
import { senderPostalCode } from '../parties/sender';
import { toBought } from './toShipment';

/**
 * Quote, cart, payment, making and printing, each step taken only where the label is not that far yet: a run that was cut short is
 * carried on by the next one, and nothing is bought twice.
 */
export async function createShipment(connection: Connection, call: Call, request: ShipmentRequest): Promise<BoughtShipment> {
	requireRecipient(vendor, request.order, phoneProblems(request.order));
	const { label, quote, found } = await findOrAdd(connection, call, request);
	const wasBought = found && isPaid(label);
	const bought = wasBought ? label : await buy(connection, call, label, found);
	const ready = statusOf(bought) === 'paid' ? await generate(connection, call, bought.id) : bought;
	refuseVoid(ready, request.order);
	// The payment was not refused, and yet the label shows none.
	if (!isPaid(ready)) throw notBought(`it is still "${ready.status ?? 'unknown'}" after its payment`);
	const shipment = toBought(ready, quote, isGenerated(ready) ? await labelUrl(call, ready.id) : null, wasBought);
	return { ...markOfMine(request, found), ...shipment };
}

/** What this run put into the cart has its mark, whether the answer to that shows it or not. */
function markOfMine({ mark }: ShipmentRequest, found: boolean): Pick<BoughtShipment, 'mark'> {
	return mark === undefined || found ? {} : { mark };
}

/** What is there under this key, at whatever stage. */
export async function findShipment(call: Call, request: Pick<ShipmentRequest, 'key' | 'order'>): Promise<BoughtShipment | undefined> {
	requireRecipient(vendor, request.order, phoneProblems(request.order));
	const label = await findUsable(call, request);
	return label && toBought(label, undefined, null, true);
}

async function findOrAdd(
	connection: Connection,
	call: Call,
	request: ShipmentRequest,
): Promise<{ label: Label; quote?: ShippingQuote; found: boolean }> {
	let quote: ShippingQuote | undefined;
	const { key, order } = request;
	const added = await lookUpThenWrite(connection, {
		repeatable: true,
		lookUp: async () => await findUsable(call, request),
		write: async () => {
			quote ??= await bestQuote(connection, call, request);
			return await addToCart(connection, call, request, quote);
		},
	});
	// Another worker may have put one into the cart at the same moment: before anybody pays, the oldest of them is chosen.
	const chosen = added.found
		? added
		: await elect(connection, added, {
				vendor,
				candidates: async () => await listLabels(call, key, order),
				isSame: (one, other) => one.id === other.id,
				takeBack: async ({ id }) => await removeFromCart(call, id),
				takeBackDouble: async (label) => (isPaid(label) ? undefined : await removeFromCart(call, label.id)),
			});
	return { label: chosen.value, found: chosen.found, ...(quote ? { quote } : {}) };
}

async function findUsable(call: Call, { key, order }: Pick<ShipmentRequest, 'key' | 'order'>): Promise<Label | undefined> {
	const label = await findLabel(call, key, order);
	if (label === undefined) return undefined;
	refuseOtherRecipient(label, order);
	refuseVoid(label, order);
	return label;
}

async function bestQuote(connection: Connection, call: Call, request: ShipmentRequest): Promise<ShippingQuote> {
	const quotes = await askForQuotes(call, request, await senderPostalCode(connection, call));
	return chooseQuote(quotes, request.choose, wantsAgency);
}

/** The label behind its payment; without asking again, because a payment that was not refused has taken place. */
async function buy(connection: Connection, call: Call, label: Label, found: boolean): Promise<Label> {
	await pay(connection, call, label, found);
	return { ...label, status: 'released' };
}
