import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ContentKind } from '../../../domain/documents/content';
import type { CustomerReply } from '../../../domain/documents/messageDocuments';
import { recipientKey } from '../../../domain/messaging/recipient';
import { hostClock } from '../../../runtime/host/clock';
import { asObject } from '../../../runtime/host/itemDocuments';
import { isTooManyAnswers, type Brake } from '../../../runtime/whatsapp/answers';
import { namesIn } from '../../../runtime/whatsapp/people';
import { fingerprint } from './fingerprint';

const usual: Brake = { answers: 5, minutes: 10 };

export const brakeOption: INodeProperties = {
	displayName: 'Automatic Answers',
	name: 'brake',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Set Limit',
	description:
		'How many messages of one person are answered in a while (5 in 10 minutes where nothing is set), so that two machines that answer each other come to an end. Pressed buttons and chosen rows are always answered.',
	options: [
		{
			name: 'limit',
			displayName: 'Limit',
			values: [
				{ displayName: 'Answers', name: 'answers', type: 'number', typeOptions: { minValue: 1 }, default: 5 },
				{ displayName: 'Minutes', name: 'minutes', type: 'number', typeOptions: { minValue: 1, maxValue: 1440 }, default: 10 },
			],
		},
	],
};

/** Only people choose from what the shop offers. */
const byPeople: readonly (ContentKind | undefined)[] = ['button', 'list', 'form'];

/** Why an answer to who wrote is not sent; undefined where it may be, and for a message that is no answer. */
export function braked(context: IExecuteFunctions, itemIndex: number, account: string, to: string): string | undefined {
	const reply = writerReply(context.getInputData()[itemIndex]!.json, to);
	if (reply === undefined || byPeople.includes(reply.kind)) return undefined;
	const brake = { ...usual, ...(context.getNodeParameter('options.brake.limit', itemIndex, {}) as Partial<Brake>) };
	const names = [...new Set([to, ...namesIn(reply.contact)].map(recipientKey))].map((name) => fingerprint(account, name));
	if (!isTooManyAnswers(names, reply.id, brake, hostClock)) return undefined;
	return `This person got ${brake.answers} automatic answers in ${brake.minutes} minutes: another machine may be answering. "Automatic Answers" in the options sets the limit`;
}

/** What the recipient wrote, where that is on the item. */
export function writerReply(json: IDataObject, to: string): (Partial<CustomerReply> & { id: string }) | undefined {
	const reply = asObject(json.reply) as Partial<CustomerReply> | undefined;
	if (typeof reply?.id !== 'string') return undefined;
	const names = [...namesIn(reply.contact), reply.phone, reply.userId];
	const isWriter = names.some((name) => typeof name === 'string' && recipientKey(name) === recipientKey(to));
	return isWriter ? { ...reply, id: reply.id } : undefined;
}
