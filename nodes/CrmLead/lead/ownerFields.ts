import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OwnerChoice } from '../../../domain/ports/leadKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';

const loaded = { loadOptionsMethod: 'getOwners', loadOptionsDependsOn: ['vendor'] };

export const ownerIdField: INodeProperties = {
	displayName: 'Owner Name or ID',
	name: 'ownerId',
	type: 'options',
	typeOptions: loaded,
	default: '',
	description:
		'Who takes care of the lead. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const ownerProperties: INodeProperties[] = [
	{
		displayName: 'Owner',
		name: 'ownerBy',
		type: 'options',
		options: [
			{ name: 'Chosen', value: 'chosen', description: 'Always the same person' },
			{ name: 'In Turn', value: 'inTurn', description: 'Several people, each with the same share; the same lead always gets the same one' },
			{ name: 'Nobody', value: 'none', description: 'Left to the CRM' },
		],
		default: 'none',
		description: 'Who gets a lead that has no owner yet',
	},
	{ ...ownerIdField, required: true, displayOptions: { show: { ownerBy: ['chosen'] } } },
	{
		displayName: 'Owner Names or IDs',
		name: 'ownerIds',
		type: 'multiOptions',
		typeOptions: loaded,
		default: [],
		required: true,
		displayOptions: { show: { ownerBy: ['inTurn'] } },
		description:
			'Who take turns. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

export function ownerParameter(context: IExecuteFunctions, itemIndex: number): OwnerChoice {
	const kind = context.getNodeParameter('ownerBy', itemIndex, 'none');
	if (kind === 'none') return { kind: 'none' };
	const chosen = context.getNodeParameter(kind === 'inTurn' ? 'ownerIds' : 'ownerId', itemIndex, '');
	const ids = (Array.isArray(chosen) ? chosen : [chosen]).map((id) => String(id ?? '').trim()).filter(Boolean);
	if (ids.length === 0) throw nobodyChosen();
	return kind === 'inTurn' ? { kind: 'inTurn', ids } : { kind: 'chosen', id: ids[0]! };
}

function nobodyChosen(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'ownerMissing',
		message: 'No owner is chosen. Nothing was written',
		hint: 'Choose who gets the lead, or set "Owner" to "Nobody"',
	});
}
