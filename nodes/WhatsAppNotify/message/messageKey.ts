import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Message } from '../../../domain/documents/message';
import { maskRecipient } from '../../../domain/messaging/recipient';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { keyParameter } from '../../shared/optionsCollection';
import { fingerprint } from './fingerprint';

/** A message as its key knows it: to whom, what, and what for. */
export interface MessageIdentity {
	/** E.164, or an opaque id. */
	to: string;
	/** The name of the template; null for what is no template. */
	template: string | null;
	/** What is said, part by part. */
	content: readonly string[];
	/** See `Subject.occasion`. */
	occasion: string;
}

/**
 * The key of a message: the user's, else that of the gateway before, whose failure to tell the same person the same is on the item, else
 * the message's own, made of recipient, content and occasion. So a second gateway behind an error output sends instead of the first and
 * never beside it. Whoever writes twice is answered twice.
 */
export function messageKey(context: IExecuteFunctions, itemIndex: number, message: MessageIdentity): string {
	const { json } = context.getInputData()[itemIndex]!;
	return keyParameter(context, itemIndex, failedBefore(context, itemIndex, message) ?? ownKey(json, message));
}

function ownKey(json: IDataObject, { to, template, content, occasion }: MessageIdentity): string {
	return [occasion, ...(template === null ? [] : [template]), fingerprint(to, ...content), ...answered(json)].join(':');
}

/** What the error output carries about the message, for `messageKey` of the next gateway. */
export interface FailedMessage {
	message: Message;
	idempotencyKey: string;
	content: string;
}

/** The failure as the error output carries it. */
export function withKey({ vendor, failure, documents }: IntegrationError, failed: FailedMessage): IntegrationError {
	return new IntegrationError({ id: vendor }, failure, { ...documents, ...failed });
}

/** What is said, without the order of its parts: gateways number what others name. */
export function contentName({ content }: Pick<MessageIdentity, 'content'>): string {
	return fingerprint(...content.toSorted());
}

function failedBefore(context: IExecuteFunctions, itemIndex: number, message: MessageIdentity): string | undefined {
	const { json } = context.getInputData()[itemIndex]!;
	const documents = asObject(asObject(json.error)?.documents);
	const failed = asObject(documents?.message);
	const isSamePerson = failed?.to === maskRecipient(message.to);
	if (!isSamePerson || typeof documents?.idempotencyKey !== 'string') return undefined;
	const vendor = context.getNodeParameter('vendor', itemIndex);
	return saysOther({ ...failed, content: documents.content }, { ...message, vendor }) ? undefined : documents.idempotencyKey;
}

/**
 * Whether the failed message certainly said something else. A template and a text cannot be compared, and a text is what a gateway
 * without templates sends instead.
 */
function saysOther(failed: IDataObject, message: MessageIdentity & { vendor: unknown }): boolean {
	if ((failed.template === null) !== (message.template === null)) return false;
	// What is one template here may have another name at another gateway, but not at the same.
	if (failed.vendor === message.vendor && failed.template !== message.template) return true;
	return failed.content !== contentName(message);
}

/** The id of what the customer wrote, where that started the flow. */
function answered(json: IDataObject): string[] {
	const id = asObject(json.reply)?.id;
	return typeof id === 'string' ? [id] : [];
}
