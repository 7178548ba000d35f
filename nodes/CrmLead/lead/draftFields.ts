import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { leadChannels, type LeadConsent } from '../../../domain/documents/lead';
import type { LeadDraft } from '../../../domain/ports/leadKeeper';
import { formsIn } from '../../../domain/leads/formFields';
import { leadFromFields } from '../../../domain/leads/leadFromFields';
import { isoMoment } from '../../../domain/values/isoMoment';
import { hostClock } from '../../../runtime/host/clock';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { Problem } from '../../../domain/values/problem';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { showFor } from '../../shared/showFor';
import { consentFields, consentParameter } from './consentFields';
import { personFields, statusField, text } from './texts';

const own = (name: string) => personFields.find((field) => field.name === name)!;

export const draftProperties: INodeProperties[] = [
	{
		displayName: 'Lead',
		name: 'leadFrom',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields', description: 'Uses the fields below' },
			{
				name: 'From the Incoming Item',
				value: 'item',
				description: 'Uses the "lead" on the item, the customer of an order or appointment, who sent a reply, or the fields of a form',
			},
		],
		default: 'item',
		description: 'Where the lead comes from',
	},
	...showFor({ leadFrom: ['fields'] }, [
		own('name'),
		own('email'),
		own('phone'),
		{
			displayName: 'Details',
			name: 'details',
			type: 'collection',
			placeholder: 'Add Detail',
			default: {},
			options: [
				...personFields.filter(({ name }) => !['name', 'email', 'phone'].includes(name)),
				...consentFields,
				text({ displayName: 'Source', name: 'source', placeholder: 'e.g. site', description: 'Where the lead came from' }),
				statusField,
			].sort((one, other) => one.displayName.localeCompare(other.displayName)),
		},
	]),
];

interface ReadDraft {
	draft: LeadDraft;
	/** What is wrong with the form, which the CRM cannot know. */
	problems: Problem[];
}

/** What the CRM is to keep; several where a form's delivery holds several. */
export function draftsParameter(context: IExecuteFunctions, itemIndex: number): ReadDraft[] {
	if (context.getNodeParameter('leadFrom', itemIndex) === 'fields') return [{ draft: fromFields(context, itemIndex), problems: [] }];
	const json = itemJson(context, itemIndex);
	const known = asObject(json.lead) ?? customerOn(json);
	if (known) return [{ draft: draftOf(known), problems: known.id === null ? problemsIn(known) : [] }];
	return formsIn(json).map((form) => {
		const { lead } = leadFromFields(form, hostClock.now());
		return { draft: draftOf(lead), problems: lead.problems };
	});
}

/** Of a lead that no CRM has yet. */
function problemsIn({ problems }: IDataObject): Problem[] {
	if (!Array.isArray(problems)) return [];
	return problems
		.map((each) => asObject(each))
		.flatMap((each) => (typeof each?.field === 'string' && typeof each.message === 'string' ? [each as unknown as Problem] : []));
}

function fromFields(context: IExecuteFunctions, itemIndex: number): LeadDraft {
	const details = fieldsParameter(context, itemIndex, 'details');
	const top = Object.fromEntries(['name', 'email', 'phone'].map((name) => [name, context.getNodeParameter(name, itemIndex, '')]));
	return draftOf({ ...details, ...top, consent: consentParameter(details) });
}

/** Who bought, booked or wrote. */
function customerOn({ order, payment, appointment, reply }: IDataObject): IDataObject | undefined {
	for (const document of [order, payment, appointment].map(asObject)) {
		const customer = asObject(document?.customer);
		if (customer) return { ...pick(customer), source: document?.source ?? document?.vendor };
	}
	const said = asObject(reply);
	return said && { phone: said.phone, name: said.profileName, interest: said.text, source: 'whatsapp' };
}

function pick({ name, email, phone }: IDataObject): IDataObject {
	return { name, email, phone };
}

/** A document may come from a webhook: what is no text is nothing. */
function draftOf(lead: { [field in keyof LeadDraft]?: unknown }): LeadDraft {
	const written = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null);
	return {
		source: written(lead.source),
		campaign: written(lead.campaign),
		name: written(lead.name),
		email: written(lead.email),
		phone: written(lead.phone),
		company: written(lead.company),
		interest: written(lead.interest),
		status: written(lead.status),
		consent: consentOf(asObject(lead.consent)),
	};
}

/** Nothing but a plain `true` is a consent. */
function consentOf(consent: { [field in keyof LeadConsent]?: unknown } | undefined): LeadConsent {
	const { given, at, proof, channels } = consent ?? {};
	const listed = Array.isArray(channels) ? channels : [];
	return {
		given: typeof given === 'boolean' ? given : null,
		at: typeof at === 'string' && !Number.isNaN(isoMoment(at)) ? at : null,
		proof: typeof proof === 'string' ? proof : null,
		channels: leadChannels.filter((channel) => listed.includes(channel)),
	};
}
