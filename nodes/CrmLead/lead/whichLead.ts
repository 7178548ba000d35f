import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import { text } from './texts';

export const leadProperties: INodeProperties[] = [
	{
		displayName: 'Lead',
		name: 'leadBy',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{ name: 'By Phone', value: 'phone', description: 'Uses the phone given below, in whatever spelling the CRM has it' },
			{
				name: 'From the Incoming Item',
				value: 'item',
				description: 'Uses the "lead" on the item, or the person who sent the reply or opted out',
			},
		],
		default: 'item',
		description: 'Which lead it is about',
	},
	text({
		displayName: 'Lead ID',
		name: 'leadId',
		required: true,
		placeholder: 'e.g. 101',
		displayOptions: { show: { leadBy: ['id'] } },
		description: "The CRM's own ID of the lead",
	}),
	text({
		displayName: 'Lead Phone',
		name: 'leadPhone',
		required: true,
		placeholder: 'e.g. (11) 91234-5678',
		displayOptions: { show: { leadBy: ['phone'] } },
		description: 'The phone of the lead',
	}),
];

/** The id; a phone is looked up first. */
export async function leadParameter(context: IExecuteFunctions, itemIndex: number, keeper: LeadKeeper): Promise<string> {
	const by = context.getNodeParameter('leadBy', itemIndex);
	const written = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	if (by === 'item') return await onItem(context, itemIndex, keeper);
	if (by === 'phone') return await byPhone(keeper, written('leadPhone'));
	const id = written('leadId');
	if (id === '') throw leadMissing();
	return id;
}

/** What a customer said or did on WhatsApp names the lead by its phone. */
async function onItem(context: IExecuteFunctions, itemIndex: number, keeper: LeadKeeper): Promise<string> {
	const json = itemJson(context, itemIndex);
	const id = asObject(json.lead)?.id;
	if (typeof id === 'string' && id !== '') return id;
	const phones = [json.reply, json.optOut, json.message].map((document) => asObject(document)?.phone);
	const phone = phones.find((each) => typeof each === 'string' && each !== '');
	if (phone === undefined) throw leadMissing();
	return await byPhone(keeper, phone as string);
}

/** The oldest of several; lists come with the newest first. */
async function byPhone(keeper: LeadKeeper, phone: string): Promise<string> {
	if (phone === '') throw leadMissing();
	const found = await keeper.getMany({ phone }, Infinity);
	const id = found.at(-1)?.id;
	if (id !== undefined && id !== null) return id;
	throw new IntegrationError('ponte', {
		class: 'notFound',
		code: 'leadNotFound',
		message: 'The CRM has no lead with this phone',
		hint: 'A lead that was made a moment ago may take some seconds to be found: run the item again',
	});
}

function leadMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'leadMissing',
		message: 'Nothing on the item says which lead it is about',
		hint: 'Put "Capture" or a trigger of leads before this node, or switch "Lead" to another source',
	});
}
