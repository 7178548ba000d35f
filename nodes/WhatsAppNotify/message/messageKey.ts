import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Message } from '../../../domain/documents/message';
import { maskPhone } from '../../../domain/values/phone';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { keyParameter } from '../../shared/optionsCollection';

/**
 * The key of a message: the user's, else that of the gateway before, whose failure to reach the same person is on the item, else the
 * message's own. So a second gateway behind an error output sends instead of the first and never beside it. Whoever writes twice is
 * answered twice.
 */
export function messageKey(context: IExecuteFunctions, itemIndex: number, to: string, own: string): string {
	const { json } = context.getInputData()[itemIndex]!;
	return keyParameter(context, itemIndex, failedBefore(json, to) ?? [own, ...answered(json)].join(':'));
}

/** The failure as the error output carries it, for `messageKey` of the next gateway. */
export function withKey({ vendor, failure, documents }: IntegrationError, message: Message, idempotencyKey: string): IntegrationError {
	return new IntegrationError({ id: vendor }, failure, { ...documents, message, idempotencyKey });
}

function failedBefore(json: IDataObject, to: string): string | undefined {
	const documents = asObject(asObject(json.error)?.documents);
	const isSamePerson = asObject(documents?.message)?.to === maskPhone(to);
	return isSamePerson && typeof documents?.idempotencyKey === 'string' ? documents.idempotencyKey : undefined;
}

/** The id of what the customer wrote, where that started the flow. */
function answered(json: IDataObject): string[] {
	const id = asObject(json.reply)?.id;
	return typeof id === 'string' ? [id] : [];
}
