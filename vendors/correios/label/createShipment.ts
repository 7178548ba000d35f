import type { Shipment, ShippingQuote } from '../../../domain/documents/shipment';
import type { ShipmentRequest } from '../../../domain/ports/carrier';
import { chooseQuote } from '../../../runtime/carrier/chooseQuote';
import { requireRecipient } from '../../../runtime/carrier/recipient';
import { labelVoid, refuseOtherRecipient } from '../../../runtime/carrier/refuseFound';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { recipientProblems } from '../parties/recipient';
import { askForQuotes } from '../quote/quotes';
import { findLabel, getLabel, listLabels } from './findLabel';
import { addPrePosting, takeBack } from './write';
import { statusOf, type PrePosting } from './prePosting';
import { toShipment } from './toShipment';

/** Correios bills a label when it is posted, so making one is a single step; it is done when Correios has looked closer. */
export async function createShipment(api: Api, request: ShipmentRequest): Promise<Shipment> {
	requireRecipient(vendor, request.order, recipientProblems(request.order));
	const { label, quote, found } = await findOrAdd(api, request);
	const ready = statusOf(label) === 'created' ? await waitForLabel(api, label) : label;
	if (statusOf(ready) === 'cancelled') throw labelVoid(vendor, request.order);
	return toShipment(ready, quote, found);
}

async function findOrAdd(api: Api, request: ShipmentRequest): Promise<{ label: PrePosting; quote?: ShippingQuote; found: boolean }> {
	const { connection } = api;
	const { key, order } = request;
	let quote: ShippingQuote | undefined;
	const added = await lookUpThenWrite(connection, {
		repeatable: true,
		lookUp: async () => await findUsable(api, request),
		write: async () => {
			quote ??= chooseQuote(await askForQuotes(api, request), request.choose, () => false);
			return await addPrePosting(api, request, quote);
		},
	});
	// Times are told in whole seconds, and within one the ids decide: so everybody looks when the second is over.
	await connection.clock.sleep(1_100);
	if (added.found) return { label: (await listLabels(api, key, order))[0] ?? added.value, found: true };
	// Another worker may have made one at the same moment: the oldest of them stands.
	const chosen = await elect(connection, added, {
		vendor,
		candidates: async () => await listLabels(api, key, order),
		isSame: (one, other) => one.id === other.id,
		takeBack: async ({ id }) => await takeBack(api, id),
	});
	return { label: chosen.value, found: chosen.found, ...(quote ? { quote } : {}) };
}

async function findUsable(api: Api, { key, order }: ShipmentRequest): Promise<PrePosting | undefined> {
	const label = await findLabel(api, key, order);
	if (label === undefined) return undefined;
	refuseOtherRecipient(vendor, { documents: [label.to.document], postalCode: label.to.postalCode }, order);
	if (statusOf(label) === 'cancelled') throw labelVoid(vendor, order);
	return label;
}

/** Pauses between looks at a label that Correios looks closer at. */
const pausesMs = [1_000, 2_000, 3_000, 4_000, 5_000, 10_000, 15_000, 20_000];

/** Answers the label as it is when the wait ends: still in the making where Correios takes longer. */
async function waitForLabel(api: Api, first: PrePosting): Promise<PrePosting> {
	const { clock, deadline } = api.connection;
	let label = first;
	for (const pause of [0, ...pausesMs]) {
		if (clock.now() + pause >= deadline) break;
		if (pause > 0) await clock.sleep(pause);
		label = (await getLabel(api, first.id)) ?? label;
		if (label.asyncError !== null && statusOf(label) === 'created') throw notMade(label.asyncError);
		if (statusOf(label) !== 'created') break;
	}
	return label;
}

function notMade(words: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'labelNotMade',
		message: `Correios took the label and refused it then: ${words}`,
		hint: 'Correct what it names in the order or in the contract, then run the item again: a new label is made',
	});
}
