import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { StopReason } from '../../../domain/documents/lead';
import type { LeadBook } from '../../../domain/ports/leadKeeper';
import { attempt } from '../../../runtime/errors/attempt';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { hostClock } from '../../../runtime/host/clock';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { leadResult } from './leadResult';
import { leadProperties, leadsParameter } from './whichLead';

export const option: INodePropertyOptions = {
	name: 'Stop Cadence',
	value: 'stopCadence',
	description: 'End the sequence of messages to a lead and say why; an opt-out takes the consent back, too',
	action: 'Stop the cadence of a lead',
};

export const description: INodeProperties[] = [
	...leadProperties,
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		options: [
			{ name: 'Appointment Booked', value: 'booked' },
			{ name: 'By the Item', value: 'item', description: 'Opted out, replied, booked or paid, by what is on the item' },
			{ name: 'Opted Out', value: 'optedOut', description: 'Takes the consent back, too' },
			{ name: 'Order Paid', value: 'paid' },
			{ name: 'Replied', value: 'replied' },
			{ name: 'Seller', value: 'seller', description: 'A person has taken over' },
			{ name: 'Unreachable', value: 'unreachable' },
		],
		default: 'item',
		description: 'Why nothing more is to be sent',
	},
	optionsCollection([maximumWait]),
];

/**
 * `unchanged`: it had been stopped before, and the reason of then stands. Where a person stands in the CRM more than once, each of the
 * leads is stopped, and the oldest is on the item.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<ItemResult> {
	const chosen = String(context.getNodeParameter('reason', itemIndex));
	const reason = chosen === 'item' ? reasonOnItem(context, itemIndex) : chosen;
	const at = new Date(hostClock.now()).toISOString();
	const outcomes = [];
	for (const id of await leadsParameter(context, itemIndex, book)) outcomes.push(await attempt(book.stopCadence(id, { reason, at })));
	const stopped = outcomes.map((outcome) => {
		if (outcome.ok) return outcome.value;
		throw outcome.error;
	});
	return leadResult(stopped[0]!.lead, { unchanged: stopped.every(({ unchanged }) => unchanged) });
}

/** An opt-out first: it says the most. */
function reasonOnItem(context: IExecuteFunctions, itemIndex: number): StopReason {
	const { optOut, reply, appointment, order, payment } = itemJson(context, itemIndex);
	if (asObject(optOut)?.optedOut === true) return 'optedOut';
	if (asObject(reply)) return 'replied';
	if (asObject(appointment)) return 'booked';
	if (asObject(order) ?? asObject(payment)) return 'paid';
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'reasonMissing',
		message: 'Nothing on the item says why the sequence is to stop. Nothing was changed',
		hint: 'Choose a reason in the node, or put a trigger of replies, appointments or orders before it',
	});
}
