import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import { carriers } from '../../../vendors';
import { requireNumber } from '../../shared/numberParameter';
import { chosenVendor } from '../../shared/openVendor';
import { showFor } from '../../shared/showFor';

/** Where the shop itself delivers. */
export const shopCarriers: readonly string[] = carriers.filter(({ byShop }) => byShop).map(({ id }) => id);

const usualService = 'Entrega própria';

export const ownTermsProperties: INodeProperties[] = showFor({ operation: ['create', 'quote'], vendor: [...shopCarriers] }, [
	{
		displayName: 'Name of the Service',
		name: 'ownService',
		type: 'string',
		default: usualService,
		placeholder: 'e.g. Motoboy',
		description: 'What you and your customers call this way of delivery',
	},
	{
		displayName: 'Price of a Delivery (BRL)',
		name: 'ownPrice',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		hint: 'Where quotes are compared, 0 is always the cheapest',
		description: 'What one delivery costs you, in reais; 0: nothing, e.g. by your own van',
	},
	{
		displayName: 'Days Until Delivery',
		name: 'ownDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'Working days, for the comparison of quotes; 0: the same day',
	},
]);

export function isByShop(context: IExecuteFunctions): boolean {
	return chosenVendor(context, carriers).byShop === true;
}

/** The carrier, on the terms of this item where it is the shop itself. */
export function onOwnTerms(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Carrier {
	if (!carrier.withTerms) return carrier;
	const given = (name: string, byDefault: unknown) => context.getNodeParameter(name, itemIndex, byDefault);
	return carrier.withTerms({
		service: String(given('ownService', usualService) ?? '').trim() || usualService,
		price: requireNumber(given('ownPrice', 0), 'Price of a Delivery (BRL)'),
		deliveryDays: requireNumber(given('ownDays', 1), 'Days Until Delivery', { most: 60, places: 0 }),
	});
}
