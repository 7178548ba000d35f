import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { fieldsWithNumbers } from '../shared/numberFields';
import { leastReais, requireNumber } from '../../shared/numberParameter';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { destinationParameter, destinationProperties } from './destination';
import { textParameter } from '../../shared/textParameter';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	description: 'Send money by Pix or to a bank account, once',
	action: 'Create a transfer',
};

const properties: INodeProperties[] = [
	{
		displayName: 'Value',
		name: 'value',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		required: true,
		description: 'Reais',
	},
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. repasse-2026-11',
		hint: 'Running twice with the same reference finds the transfer of the first run. In queue mode two workers at one moment may both send it: let one trigger start it, or schedule it and look before its day.',
		description: 'What names it in your books',
	},
	...destinationProperties,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{ displayName: 'Description', name: 'description', type: 'string', default: '', description: 'What the receiver reads' },
			{
				displayName: 'Schedule Date',
				name: 'scheduleDate',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-12-31',
				hint: 'Without it: now',
				description: 'When the money goes',
			},
		],
	},
];

export const description = showFor({ resource: ['transfer'] }, properties);

export async function execute(context: IExecuteFunctions, itemIndex: number, { transfers }: AsaasAccount): Promise<ItemResult> {
	const fields = fieldsWithNumbers(context, itemIndex, 'additionalFields', {});
	const request = {
		key: textParameter(context, itemIndex, 'externalReference'),
		value: requireNumber(context.getNodeParameter('value', itemIndex), 'Value', leastReais),
		destination: destinationParameter(context, itemIndex),
		description: textOrNull(fields.description),
		scheduleDate: textOrNull(fields.scheduleDate),
	};
	return documentResult('transfer', await transfers.create(request));
}

function textOrNull(value: IDataObject[string]): string | null {
	return value === undefined ? null : String(value);
}
