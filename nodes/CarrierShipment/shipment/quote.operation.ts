import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { Carrier } from '../../../domain/ports/carrier';
import { earlierQuotes, inOrder, type QuoteRule } from '../../../runtime/carrier/compareQuotes';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { itemJson } from '../../../runtime/host/currentItem';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { onOwnTerms } from './ownTerms';
import { readPacking } from './packing';
import { measuredOrder, packingParameter, shippableOrder } from './parcel';

export const option: INodePropertyOptions = {
	name: 'Quote',
	value: 'quote',
	description: 'List what the services ask for the parcel, the best first; nothing is bought',
	action: 'Quote a shipment',
};

/** The order and the parcel are asked for by every operation. */
export const description: INodeProperties[] = showFor({ operation: ['quote'] }, [
	{
		displayName: 'Best First By',
		name: 'quoteRule',
		type: 'options',
		options: [
			{ name: 'Cheapest', value: 'cheapest' },
			{ name: 'Fastest', value: 'fastest' },
		],
		default: 'cheapest',
		description: 'What the first of the quotes is best at',
	},
	{
		displayName: 'Compare With Earlier Quotes',
		name: 'compareEarlier',
		type: 'boolean',
		default: false,
		hint: 'One Quote node for each carrier or login, one behind the other',
		description: 'Whether the quotes that a Quote node before has put on the item are kept, in one list with these',
	},
	{
		displayName: 'Name of This Login',
		name: 'loginName',
		type: 'string',
		default: '',
		placeholder: 'e.g. matriz',
		description: 'Stands at each of these quotes as "login", to tell two logins of one carrier apart',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	const compares = context.getNodeParameter('compareEarlier', itemIndex, false) === true;
	const earlier = compares ? earlierQuotes(itemJson(context, itemIndex).quotes) : [];
	const asked = await attempt(ask(context, itemIndex, carrier));
	// A parcel that this carrier does not take may be another one's.
	if (!asked.ok && !(earlier.length > 0 && isNotTaken(asked.error))) throw asked.error;
	const rule: QuoteRule = context.getNodeParameter('quoteRule', itemIndex, 'cheapest') === 'fastest' ? 'fastest' : 'cheapest';
	return documentResult('quotes', inOrder([...earlier, ...(asked.ok ? asked.value : [])], rule));
}

function isNotTaken(error: unknown): boolean {
	return hasClass(error, 'rejected') || (hasClass(error, 'validation') && error.failure.code === 'fitsNoParcel');
}

async function ask(context: IExecuteFunctions, itemIndex: number, opened: Carrier): Promise<ShippingQuote[]> {
	const carrier = onOwnTerms(context, itemIndex, opened);
	const shippable = await shippableOrder(context, itemIndex);
	const order = measuredOrder(context, itemIndex, shippable.order);
	const { parcelPlans, quoteOrder } = await readPacking();
	const { levels } = await parcelPlans(carrier, order, packingParameter(context, itemIndex, order), []);
	const login = String(context.getNodeParameter('loginName', itemIndex, '')).trim();
	return (await quoteOrder(carrier, order, levels)).map((quote) => (login === '' ? quote : { ...quote, login }));
}
