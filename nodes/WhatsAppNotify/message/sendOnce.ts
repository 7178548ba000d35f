import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Message } from '../../../domain/documents/message';
import { maskRecipient } from '../../../domain/messaging/recipient';
import { ledgerClock } from '../../../runtime/host/ledger';
import { once, type OnceSteps } from '../../../runtime/host/once';
import type { ItemResult } from '../../../runtime/host/runItems';
import { sayOnce } from '../../../runtime/host/sayOnce';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { messengers } from '../../../vendors';
import { documentResult } from '../../shared/operation';
import { accountOfVendor } from '../../shared/openVendor';
import { braked } from './brake';
import { contentName, messageKey, withKey, type MessageIdentity } from './messageKey';
import { hasOptedOut } from './optedOut';
import { deferredUntil } from './quietHoursOption';

export const whenUnknownOption: INodeProperties = {
	displayName: 'When the Outcome Is Unknown',
	name: 'whenUnknown',
	type: 'options',
	options: [
		{ name: 'Report It', value: 'report', description: 'The item goes on with the message status "unknown"; nobody is written to twice' },
		{ name: 'Send Again', value: 'send', description: 'Prefer a duplicate over a lost message' },
	],
	default: 'report',
	description: 'What to do where the gateway did not answer, so that the message may or may not have gone out',
};

/** The node's second output: items that wait for the end of quiet hours. */
export const deferredOutput = 1;

export interface Sending extends MessageIdentity {
	send(): Promise<Message>;
}

/**
 * Sends once for the key in this workflow: a repeat is skipped, an outcome that nobody knows is reported as such. In quiet hours
 * nothing is sent, and the key stays free.
 */
export async function sendOnce(context: IExecuteFunctions, itemIndex: number, sending: Sending): Promise<ItemResult> {
	const later = deferredUntil(context, itemIndex, sending.to);
	if (later !== null) return { documents: { deferredUntil: later }, output: deferredOutput };
	const key = messageKey(context, itemIndex, sending);
	const notSent = (status: Message['status'], reason: string): Message => ({
		vendor: context.getNodeParameter('vendor', itemIndex) as string,
		id: null,
		to: maskRecipient(sending.to),
		template: sending.template,
		status,
		reason,
	});
	const reason = await whyNotTo(context, itemIndex, sending.to);
	if (reason !== undefined) return toResult(notSent('skipped', reason));
	const skipped = () => notSent('skipped', 'This message was handled before: the same idempotency key is not sent twice');
	const work = async () => await sendAsTold(context, itemIndex, sending);
	const unfinished = (): never => {
		throw messageUnclear();
	};
	const outcome = await attempt(oncePatiently(context, `message:${key}`, { work, repeated: skipped, unfinished }));
	if (outcome.ok) return toResult(outcome.value);
	const { error } = outcome;
	if (hasClass(error, 'unknownOutcome') && !isUnclear(error)) {
		sayOnce(
			context,
			'A message may or may not have gone out, and is not sent again: its item says "unknown". Look into the chat with the customer',
		);
		return toResult(notSent('unknown', error.message));
	}
	if (!(error instanceof IntegrationError)) throw error;
	const message = notSent(isUnclear(error) ? 'unknown' : 'failed', error.message);
	throw withKey(error, { message, idempotencyKey: key, content: contentName(sending) });
}

/** Longer than most messages take. */
const mostLooks = 3;
const lookEveryMs = 5_000;

/** Whoever has the message may be alive, in another process, and about to end it. */
async function oncePatiently(context: IExecuteFunctions, key: string, steps: OnceSteps<Message>): Promise<Message> {
	for (let looks = 1; ; looks++) {
		const outcome = await attempt(once(context, key, steps));
		if (outcome.ok) return outcome.value;
		if (!isUnclear(outcome.error) || looks === mostLooks) throw outcome.error;
		await ledgerClock.sleep(lookEveryMs);
	}
}

/** Why the recipient gets no message now, whatever it says. */
async function whyNotTo(context: IExecuteFunctions, itemIndex: number, to: string): Promise<string | undefined> {
	const account = await accountOfVendor(context, messengers);
	if (hasOptedOut(context, itemIndex, account, to)) return 'This person has asked for no more messages';
	return braked(context, itemIndex, account, to);
}

/** A second try only where the user would rather write twice than not at all. */
async function sendAsTold(context: IExecuteFunctions, itemIndex: number, { send }: Sending): Promise<Message> {
	const first = await attempt(send());
	if (first.ok) return first.value;
	const again = context.getNodeParameter('options.whenUnknown', itemIndex, 'report') === 'send';
	if (again && hasClass(first.error, 'unknownOutcome')) return await send();
	throw first.error;
}

function isUnclear(error: unknown): boolean {
	return error instanceof IntegrationError && error.failure.code === 'messageUnclear';
}

/** n8n or its process ended in the middle: nobody has told the owner of it, and nothing else would. */
function messageUnclear(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'unknownOutcome',
		code: 'messageUnclear',
		message: 'An earlier run of this message was cut short, so it may or may not have gone out. It was not sent again',
		hint: 'Look into the chat with the customer. If it is not there, write it by hand, or run the item again with another "Idempotency Key"',
	});
}

function toResult(message: Message): ItemResult {
	return documentResult('message', message);
}
