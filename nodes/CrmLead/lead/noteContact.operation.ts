import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { leadChannels, type LeadChannel } from '../../../domain/documents/lead';
import type { LeadKeeper, LeadNote } from '../../../domain/ports/leadKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { hostClock } from '../../../runtime/host/clock';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject, occasionOf } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { requireNumber } from '../../shared/numberParameter';
import { keyParameter, maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { leadResult } from './leadResult';
import { text } from './texts';
import { leadParameter, leadProperties } from './whichLead';

export const option: INodePropertyOptions = {
	name: 'Note Contact',
	value: 'noteContact',
	description: "Put what was sent into the lead's timeline, once",
	action: 'Note a contact with a lead',
};

export const description: INodeProperties[] = [
	...leadProperties,
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'WhatsApp', value: 'whatsapp' },
		],
		default: 'whatsapp',
		description: 'By which the lead was reached',
	},
	text({
		displayName: 'Text',
		name: 'text',
		required: true,
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Boas-vindas enviada',
		description: 'What was said, as the seller is to read it',
	}),
	optionsCollection([
		text({
			displayName: 'Idempotency Key',
			name: 'key',
			placeholder: 'e.g. 101/welcome',
			hint: 'Empty: the message on the item, the event, else channel and text',
			description: 'Whatever runs twice with the same key is noted once',
		}),
		maximumWait,
		{
			displayName: 'Step',
			name: 'step',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 1,
			hint: 'Without it: the step on the item of Lead Cadence Trigger, where the channel is the same',
			description: 'Which step of a sequence it was: the CRM keeps it with the time, and the next one counts from it',
		},
	]),
];

/** `found`: it was noted before. */
export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: LeadKeeper): Promise<ItemResult> {
	const note = noteParameter(context, itemIndex);
	const { lead, found } = await keeper.note(await leadParameter(context, itemIndex, keeper), note);
	return leadResult(lead, { found });
}

function noteParameter(context: IExecuteFunctions, itemIndex: number): LeadNote {
	const chosen = context.getNodeParameter('channel', itemIndex);
	const channel: LeadChannel = leadChannels.find((each) => each === chosen) ?? 'whatsapp';
	const written = String(context.getNodeParameter('text', itemIndex, '') ?? '').trim();
	if (written === '') throw textMissing();
	const step = context.getNodeParameter('options.step', itemIndex, null) ?? stepDue(itemJson(context, itemIndex), channel);
	return {
		key: keyParameter(context, itemIndex, keyOf(context, itemIndex, channel, written)),
		channel,
		text: written,
		at: new Date(hostClock.now()).toISOString(),
		...(step === null || step === undefined ? {} : { step: requireNumber(step, 'Step', { least: 1, most: 1000, places: 0 }) }),
	};
}

/** What Lead Cadence Trigger started the flow for; undefined where the item is of something else. */
function stepDue({ event, channel, step }: IDataObject, noted: LeadChannel): unknown {
	return asObject(event)?.type === 'cadence.due' && channel === noted ? step : undefined;
}

/** A message has a name of its own; the happening that a flow is about comes with every retry of it. */
function keyOf(context: IExecuteFunctions, itemIndex: number, channel: string, written: string): string {
	const json = itemJson(context, itemIndex);
	const message = asObject(json.message)?.id;
	const happening = typeof message === 'string' && message !== '' ? message : occasionOf(json);
	return JSON.stringify([happening ?? null, channel, written]);
}

function textMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'textMissing',
		message: '"Text" is empty. Nothing was noted',
		hint: 'Say what was sent, or look where its expression takes it from',
	});
}
