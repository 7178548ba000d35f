import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import type { Delivery } from '../../../domain/ports/eventSource';
import { unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { correlationField } from '../messages/addresses';
import { statusOf } from '../messages/statusWords';
import { vendor } from '../client/vendor';

/**
 * What a verified delivery tells; nothing for another account's, and for what did not go by WhatsApp, whose addresses begin with its name.
 * Twilio gives no time, so that of the arrival is used.
 */
export function read(delivery: Delivery, accountSid?: string): MessageEvent[] {
	const form = new URLSearchParams(delivery.rawBody.toString('utf8'));
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
		phone: phoneOfAccount(form.get('To')),
		...statusOf(word, code ? Number(code) : null),
		correlationId: new URLSearchParams(query).get(correlationField),
		at,
	});
}

/** Twilio names itself who opted out or in again. */
function incomingEvent(sid: string, form: URLSearchParams, { receivedAt: at }: Delivery): MessageEvent {
	const optOut = form.get('OptOutType');
	const incoming = incomingMessage({
		id: sid,
		vendor: vendor.id,
		messageId: form.get('OriginalRepliedMessageSid'),
		phone: phoneOfAccount(form.get('From')),
		text: form.get('ButtonText') ?? (form.get('Body') || null),
		buttonId: form.get('ButtonPayload'),
		at,
	});
	if (optOut === 'STOP') return { ...incoming, kind: 'optOut' };
	return optOut === 'START' ? { ...incoming, kind: 'optIn' } : incoming;
}
