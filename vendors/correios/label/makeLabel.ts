import type { Order } from '../../../domain/documents/order';
import { labelVoid, refuseOtherRecipient } from '../../../runtime/carrier/refuseFound';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { findLabel, getLabel, listLabels } from './findLabel';
import { statusOf, type Party, type PrePosting } from './prePosting';
import { takeBack } from './write';

/** What is made under a key, and how. */
export interface Making {
	key: string;
	order: Order;
	/** The customer's side of a label: who gets the parcel, or who sends it back. */
	customerOf: (label: PrePosting) => Party;
	add: () => Promise<PrePosting>;
}

/** Correios bills a label when it is posted, so making one is a single step; it is done when Correios has looked closer. */
export async function makeLabel(api: Api, making: Making): Promise<{ label: PrePosting; found: boolean }> {
	const { label, found } = await findOrAdd(api, making);
	const ready = statusOf(label) === 'created' ? await waitForLabel(api, label) : label;
	if (statusOf(ready) === 'cancelled') throw labelVoid(vendor, making.order);
	return { label: ready, found };
}

async function findOrAdd(api: Api, making: Making): Promise<{ label: PrePosting; found: boolean }> {
	const { connection } = api;
	const { key, order } = making;
	const added = await lookUpThenWrite(connection, {
		repeatable: true,
		lookUp: async () => await findUsable(api, making),
		write: making.add,
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
	return { label: chosen.value, found: chosen.found };
}

async function findUsable(api: Api, { key, order, customerOf }: Making): Promise<PrePosting | undefined> {
	const label = await findLabel(api, key, order);
	if (label === undefined) return undefined;
	const { document, postalCode } = customerOf(label);
	refuseOtherRecipient(vendor, { documents: [document], postalCode }, order);
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
