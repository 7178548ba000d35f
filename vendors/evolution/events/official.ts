import { choiceContent, type Cart, type Content } from '../../../domain/documents/content';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { quotedIn } from '../../../runtime/whatsapp/protocol/part';
import { deletionId, type Said } from '../../../runtime/whatsapp/protocol/said';

/** An instance whose number is at Meta (WHATSAPP-BUSINESS) names messages as Meta does. */
export function isOfficial(id: string): boolean {
	return id.startsWith('wamid.');
}

/**
 * What is said at such an instance, which has Meta's contents in the dress of a device: of a choice it keeps the title and of a form
 * nothing, and what it does not know it hands on under Meta's own name. `notice` for news of the system; undefined for what is said as on
 * a device.
 */
export function saidOfficially(messageType: string, message: Json): Said | 'notice' | undefined {
	if (messageType === 'interactiveMessage' || messageType === 'buttonMessage')
		return { content: chosen(message), messageId: quotedIn(message) };
	const name = Object.keys(message).find((each) => readers.has(each)) ?? '';
	return readers.get(name)?.(asRecord(message[name]), message);
}

function chosen({ conversation }: Json): Content {
	const title = asText(conversation);
	return title === null ? { kind: 'form', text: null, answers: {} } : choiceContent('button', { id: null, title });
}

const readers = new Map<string, (part: Json, message: Json) => Said | 'notice'>(
	Object.entries({
		orderMessage: (part: Json, message: Json) => ({
			content: { kind: 'order' as const, text: asText(part.text), order: cartOf(part) },
			messageId: quotedIn(message),
		}),
		editMessage: (part: Json) => {
			const text = asText(asRecord(asRecord(part.message).text).body);
			return { content: { kind: 'edit' as const, text }, messageId: asText(part.original_message_id) };
		},
		revokeMessage: (part: Json) => deletionOf(asText(part.original_message_id)),
		systemMessage: () => 'notice' as const,
		request_welcomeMessage: () => 'notice' as const,
	}),
);

function deletionOf(messageId: string | null): Said {
	const content = { kind: 'deletion' as const, text: null };
	return messageId === null ? { content, messageId } : { content, messageId, changeId: deletionId(messageId) };
}

function cartOf({ product_items }: Json): Cart {
	const items = asRecords(product_items);
	const lines = items.map(({ product_retailer_id, quantity, item_price }) => ({
		sku: asText(product_retailer_id),
		name: null,
		quantity: asNumber(quantity) ?? 1,
		price: asNumber(item_price),
	}));
	return { currency: asText(items[0]?.currency), lines };
}
