import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { namesIn, peopleOf } from '../../../runtime/whatsapp/people';
import { writerReply } from './brake';

export const optedOutOption: INodeProperties = {
	displayName: 'Write to Opted-Out Customers',
	name: 'writeToOptedOut',
	type: 'boolean',
	default: false,
	description:
		'Whether to send also to who has asked for no more messages, as far as a WhatsApp Event Trigger of this n8n and account has heard of it since the start',
};

/** Whether the recipient has asked this account for no more messages, under any of the names that are known. */
export function hasOptedOut(context: IExecuteFunctions, itemIndex: number, account: string, to: string): boolean {
	if (context.getNodeParameter('options.writeToOptedOut', itemIndex, false) === true) return false;
	const reply = writerReply(context.getInputData()[itemIndex]!.json, to);
	return peopleOf(account).wantsNone([to, ...namesIn(reply?.contact)]);
}
