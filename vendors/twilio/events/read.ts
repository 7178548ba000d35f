import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { messageEvent, type Contact, type MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import { businessScopedId } from '../../../domain/values/userId';
import type { Delivery } from '../../../domain/ports/eventSource';
import { unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { correlationField } from '../messages/addresses';
import { statusOf } from '../messages/statusWords';
import { vendor } from '../client/vendor';
import { contentOf } from './content';

/**
 * What a verified delivery tells; nothing for another account's, and for what did not go by WhatsApp, whose addresses begin with its name.
 * Twilio gives no time, so that of the arrival is used.
 */
export function read(delivery: Delivery, accountSid?: string): MessageEvent[] {
	const fields = new URLSearchParams(delivery.rawBody.toString('utf8'));
	// A field that is empty says no more than one that is absent.
	const form = new URLSearchParams([...fields].filter(([, value]) => value !== ''));
	const sid = form.get('MessageSid') ?? form.get('SmsSid');
	if (!sid) throw unreadableEvent(vendor);
	if (!isOfAccount(vendor, accountSid, form.get('AccountSid'))) return [];
	const customer = form.get(form.has('MessageStatus') ? 'To' : 'From') ?? '';
	if (!customer.startsWith('whatsapp:')) return [];
	return [form.has('MessageStatus') ? statusEvent(sid, form, delivery) : incomingEvent(sid, form, delivery)];
}

function statusEvent(sid: string, form: URLSearchParams, { query, receivedAt: at }: Delivery): MessageEvent {
	const word = form.get('MessageStatus') ?? '';
	const code = form.get('ErrorCode');
	return messageEvent({
		id: `${sid}:${word}`,
		vendor: vendor.id,
		kind: 'status',
		messageId: sid,
		...namesOf(form.get('To'), null),
		...statusOf(word, code ? Number(code) : null),
		correlationId: new URLSearchParams(query).get(correlationField),
		at,
		raw: Object.fromEntries(form),
	});
}

/** Who hides the number is named by the business-scoped id, in the place of the phone and in one of its own. */
function namesOf(address: string | null, userId: string | null): Pick<Contact, 'phone' | 'userId'> {
	return { phone: phoneOfAccount(address), userId: accountIn(userId) ?? accountIn(address) };
}

function accountIn(address: string | null): string | null {
	return businessScopedId(address?.replace(/^whatsapp:/, ''));
}

/** Twilio names itself who opted out or in again. */
function incomingEvent(sid: string, form: URLSearchParams, { receivedAt: at }: Delivery): MessageEvent {
	const optOut = form.get('OptOutType');
	const incoming = incomingMessage({
		id: sid,
		vendor: vendor.id,
		messageId: form.get('OriginalRepliedMessageSid'),
		...namesOf(form.get('From'), form.get('ExternalUserId')),
		profileName: form.get('ProfileName'),
		content: contentOf(form),
		at,
		raw: Object.fromEntries(form),
	});
	if (optOut === 'STOP') return { ...incoming, kind: 'optOut' };
	return optOut === 'START' ? { ...incoming, kind: 'optIn' } : incoming;
}
