import type { IExecuteFunctions } from 'n8n-workflow';
import type { FulfillmentItem } from '../../../domain/documents/fulfillment';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { jsonParameter } from '../../shared/jsonParameter';

/** What the user says is in the parcel; null for all that is open. */
export function parcelItems(context: IExecuteFunctions, itemIndex: number): FulfillmentItem[] | null {
	if (context.getNodeParameter('itemsFrom', itemIndex, 'all') === 'all') return null;
	const written = jsonParameter(context, 'itemsJson', itemIndex);
	const items = Array.isArray(written) ? written.map(readItem) : [];
	const usable = items.filter((item) => item !== undefined);
	if (usable.length > 0 && usable.length === items.length) return usable;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'parcelItems',
		message: 'The items of the parcel are not a list of objects with "quantity" (from 1) and either "sku" or "id"',
		hint: 'Correct "Items (JSON)", or send all that are open',
	});
}

function readItem(value: unknown): FulfillmentItem | undefined {
	const { id, sku, quantity } = asObject(value) ?? {};
	if (typeof quantity !== 'number' || !Number.isSafeInteger(quantity) || quantity < 1) return undefined;
	if (typeof id === 'string' && id !== '') return { id, quantity };
	return typeof sku === 'string' && sku !== '' ? { sku, quantity } : undefined;
}
