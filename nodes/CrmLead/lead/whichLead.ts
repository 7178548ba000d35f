import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readPhone } from '../../../domain/values/phone';
import type { LeadBook } from '../../../domain/ports/leadKeeper';
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
				description: 'Uses the "lead" on the item, or the person who replied, opted out, booked or bought',
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

/** The id; of several leads of one person the oldest. */
export async function leadParameter(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<string> {
	return (await leadsParameter(context, itemIndex, book))[0]!;
}

/** The ids of all leads of the person, the oldest first; at least one. */
export async function leadsParameter(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<string[]> {
	const by = context.getNodeParameter('leadBy', itemIndex);
	const written = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	if (by === 'item') return await onItem(context, itemIndex, book);
	if (by === 'phone') return await leadsOf(book, { phone: written('leadPhone') });
	const id = written('leadId');
	if (id === '') throw leadMissing();
	return [id];
}

interface Person {
	email?: string;
	phone?: string;
}

/** What a customer said or did names the lead by its phone and its e-mail. */
async function onItem(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<string[]> {
	const json = itemJson(context, itemIndex);
	const id = asObject(json.lead)?.id;
	if (typeof id === 'string' && id !== '') return [id];
	const writers = [json.reply, json.optOut, json.message].map((document) => pick(asObject(document)).phone);
	const phone = writers.find((each) => each !== undefined);
	if (phone !== undefined) return await leadsOf(book, { phone });
	const customers = [json.appointment, json.order, json.payment].map((document) => pick(asObject(asObject(document)?.customer)));
	return await leadsOf(book, customers.find((each) => each.email ?? each.phone) ?? {});
}

function pick(document: IDataObject | undefined): Person {
	const filled = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
	return { email: filled(document?.email), phone: filled(document?.phone) };
}

/** By e-mail first, which says who it is. */
async function leadsOf(book: LeadBook, { email, phone = '' }: Person): Promise<string[]> {
	if (email === undefined && phone === '') throw leadMissing();
	const byEmail = email === undefined ? [] : await book.find({ email });
	// A shop's customer may have written anything as a phone.
	const byPhone = phone === '' || (email !== undefined && !readPhone(phone).valid) ? [] : await book.find({ phone });
	const ids = [...byEmail, ...byPhone].flatMap(({ id }) => id ?? []);
	if (ids.length > 0) return [...new Set(ids)];
	throw new IntegrationError('ponte', {
		class: 'notFound',
		code: 'leadNotFound',
		message: 'The CRM has no lead with this phone or e-mail',
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
