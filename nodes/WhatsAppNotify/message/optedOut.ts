import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { accountOfNode } from '../../../runtime/host/openConnection';
import { namesIn, peopleOf } from '../../../runtime/whatsapp/people';
import { messengers } from '../../../vendors';
import { credentialTypeOf } from '../../shared/authentication';
import { chosenVendor } from '../../shared/openVendor';
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
export async function hasOptedOut(context: IExecuteFunctions, itemIndex: number, to: string): Promise<boolean> {
	if (context.getNodeParameter('options.writeToOptedOut', itemIndex, false) === true) return false;
	const entry = chosenVendor(context, messengers);
	const account = await accountOfNode(context, credentialTypeOf(context, entry), entry.accountOf);
	const reply = writerReply(context.getInputData()[itemIndex]!.json, to);
	return peopleOf(`${entry.id}:${account}`).wantsNone([to, ...namesIn(reply?.contact)]);
}
