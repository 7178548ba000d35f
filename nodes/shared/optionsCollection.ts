import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { defaultMaxWaitSeconds } from './openVendor';
import { textParameter } from './textParameter';

export const maximumWait: INodeProperties = {
	displayName: 'Maximum Wait (Seconds)',
	name: 'maxWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: defaultMaxWaitSeconds,
	description: 'How long one item may wait for the limits of the vendor and for its temporary problems before it goes to the error output',
};

export const idempotencyKey: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'key',
	type: 'string',
	default: '',
	placeholder: 'e.g. shopify:1001',
	hint: 'Empty: shop, ID and number of the order',
	description: 'Whatever runs twice with the same key is done once',
};

/** The "Options" of an action: what every action has, and what it has of its own. `keys`: none where a key would mean nothing. */
export function optionsProperty(own: INodeProperties[] = [], keys: INodeProperties[] = [idempotencyKey]): INodeProperties {
	return optionsCollection([...keys, maximumWait, ...own].sort((a, b) => a.displayName.localeCompare(b.displayName)));
}

export function optionsCollection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	};
}

export function maxWaitSeconds(context: IExecuteFunctions, itemIndex = 0): number {
	return context.getNodeParameter('options.maxWaitSeconds', itemIndex, defaultMaxWaitSeconds) as number;
}

/** The user's key, else the one that the document gives. */
export function keyParameter(context: IExecuteFunctions, itemIndex: number, byDefault: string): string {
	return textParameter(context, itemIndex, 'options.key') || byDefault;
}
