import { cutText } from '../../../domain/values/cutText';
import type { ReturnRequest } from '../../../domain/ports/carrier';
import type { Shipment, ShippingQuote } from '../../../domain/documents/shipment';
import type { OrderItem } from '../../../domain/documents/order';
import { goodsOf } from '../../../runtime/carrier/declaredGoods';
import { labelBeingMade } from '../../../runtime/carrier/foundLabels';
import { refuseOtherGoods } from '../../../runtime/carrier/otherGoods';
import { chooseQuote } from '../../../runtime/carrier/chooseQuote';
import { labelVoid, refuseOtherRecipient } from '../../../runtime/carrier/refuseFound';
import { requireRecipient } from '../../../runtime/carrier/recipient';
import { elect } from '../../../runtime/once/elect';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { hasPhone, recipientProblems } from '../parties/recipient';
import { senderPostalCode } from '../parties/sender';
import { askForQuotes } from '../quote/quotes';
import { phoneWanted } from '../quote/services';
import { addToCart, takeOutOfCart, type LabelRequest } from './cart';
import { findLabel, getLabel, listLabels } from './findLabel';
import { declaredOn, isPaid, statusOf, type Label } from './label';
import { pay } from './pay';
import { toShipment } from './toShipment';

/**
 * Quote, cart and payment, each step taken only where the label is not that far yet: a run that was cut short is carried on by the next
 * one, and nothing is bought twice.
 */
export async function createShipment(api: Api, request: LabelRequest): Promise<Shipment> {
	requireRecipient(vendor, request.order, recipientProblems(request.order, request.serviceIds));
	const { label, quote, found } = await findOrAdd(api, request);
	const wasBought = found && isPaid(label);
	if (!wasBought) await pay(api, label, found);
	const ready = statusOf(label) === 'label_ready' ? label : await waitForLabel(api, label.id);
	if (statusOf(ready) === 'cancelled') throw labelVoid(vendor, request.order);
	return toShipment(ready, quote, wasBought);
}

/**
 * The other way round, which is all that SuperFrete has for goods that come back: a label whose sender is the customer, paid like any other, with a
 * declaration of content.
 */
export async function createReturn(api: Api, request: ReturnRequest): Promise<Shipment> {
	return await createShipment(api, { ...request, serviceIds: [], invoice: null, isReturn: true });
}

function declared({ name, quantity }: OrderItem) {
	return { name: cutText(name, 255), quantity };
}

async function findOrAdd(api: Api, request: LabelRequest): Promise<{ label: Label; quote?: ShippingQuote; found: boolean }> {
	const { connection } = api;
	const { key, order } = request;
	let quote: ShippingQuote | undefined;
	const added = await lookUpThenWrite(connection, {
		repeatable: true,
		lookUp: async () => await findUsable(api, request),
		write: async () => {
			quote ??= await bestQuote(api, request);
			return await addToCart(api, request, quote);
		},
	});
	if (added.found && isPaid(added.value)) return { label: added.value, found: true };
	await secondOver(api);
	if (added.found) return { label: (await listLabels(api, key, order))[0] ?? added.value, found: true };
	// Another worker may have put one into the cart at the same moment: before anybody pays, the oldest of them is chosen.
	const chosen = await elect(connection, added, {
		vendor,
		candidates: async () => await listLabels(api, key, order),
		isSame: (one, other) => one.id === other.id,
		takeBack: async ({ id }) => await takeOutOfCart(api, id),
		takeBackDouble: async ({ id }) => await takeOutOfCart(api, id),
	});
	return { label: chosen.value, found: chosen.found, ...(quote ? { quote } : {}) };
}

/**
 * Times are told in whole seconds, and within one the ids decide, which are drawn: so everybody looks when the second is over, and sees
 * the same labels of it.
 */
async function secondOver({ connection: { clock } }: Api): Promise<void> {
	await clock.sleep(1_100);
}

async function findUsable(api: Api, { key, order, isReturn }: LabelRequest): Promise<Label | undefined> {
	const label = await findLabel(api, key, order);
	if (label === undefined) return undefined;
	const { document, postalCode } = isReturn ? label.from : label.to;
	refuseOtherRecipient(vendor, { documents: [document], postalCode }, order);
	if (isReturn) refuseOtherGoods(vendor, order, declaredOn(label), goodsOf(order).map(declared));
	if (statusOf(label) === 'cancelled') throw labelVoid(vendor, order);
	return label;
}

async function bestQuote(api: Api, request: LabelRequest): Promise<ShippingQuote> {
	const { choose, order, isReturn = false } = request;
	const quotes = await askForQuotes(api, request, await senderPostalCode(api), isReturn);
	return chooseQuote(quotes, choose, ({ serviceId }) => serviceId === phoneWanted && (isReturn || !hasPhone(order)));
}

/** Pauses between looks at a label that was just paid for. */
const pausesMs = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Fails (`labelBeingMade`, transient) where SuperFrete takes longer: the next run goes on. */
async function waitForLabel(api: Api, id: string): Promise<Label> {
	const { clock, deadline } = api.connection;
	let label = await getLabel(api, id);
	for (const pause of pausesMs) {
		if (isMade(label) || clock.now() + pause >= deadline) break;
		await clock.sleep(pause);
		label = await getLabel(api, id);
	}
	if (!isMade(label)) throw labelBeingMade(vendor);
	return label;
}

function isMade(label: Label): boolean {
	return !['created', 'paid'].includes(statusOf(label));
}
