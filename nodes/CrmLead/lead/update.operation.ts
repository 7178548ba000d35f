import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadChanges, LeadBook } from '../../../domain/ports/leadKeeper';
import { hostClock } from '../../../runtime/host/clock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { consentFields, consentParameter } from './consentFields';
import { ownerIdField } from './ownerFields';
import { personFields, statusField } from './texts';
import { leadResult } from './leadResult';
import { leadProperties, leadsParameter } from './whichLead';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	description: 'Write fields of a lead, over what stands there',
	action: 'Update a lead',
};

export const description: INodeProperties[] = [
	...leadProperties,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		hint: 'A field that is added and left empty is not written',
		options: [
			...consentFields,
			...personFields,
			ownerIdField,
			{
				displayName: 'Restart Sequence',
				name: 'restart',
				type: 'boolean' as const,
				default: false,
				description: 'Whether the sequence begins again with its first step, whatever had stopped it',
			},
			statusField,
		].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	},
	optionsCollection([maximumWait]),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<ItemResult> {
	const changes = changesParameter(context, itemIndex);
	const [id, ...others] = await leadsParameter(context, itemIndex, book);
	const { consent } = changes;
	// Who takes the consent back does so in every record that the CRM has of the person.
	if (consent?.given === false) for (const other of others) await book.update(other, { consent });
	return leadResult(await book.update(id!, changes));
}

function changesParameter(context: IExecuteFunctions, itemIndex: number): LeadChanges {
	const fields = fieldsParameter(context, itemIndex, 'updateFields');
	const plain = ['campaign', 'company', 'email', 'interest', 'name', 'ownerId', 'phone', 'status'];
	const written = plain.flatMap((name) => (fields[name] === undefined ? [] : [[name, String(fields[name]).trim()]]));
	const consent = consentParameter(fields);
	return {
		...(Object.fromEntries(written) as LeadChanges),
		...(consent === undefined ? {} : { consent }),
		...(fields.restart === true ? { cadence: begunAnew() } : {}),
	};
}

/** The time of it tells the touches to come from those that went out before. */
function begunAnew(): LeadChanges['cadence'] {
	return { step: 0, lastTouch: new Date(hostClock.now()).toISOString(), stopReason: null };
}
