import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { MessageEventType } from '../../domain/documents/messageDocuments';

/** In the order of the dropdown. */
const events: Record<MessageEventType, Omit<INodePropertyOptions, 'value'>> = {
	'button.pressed': { name: 'Button Pressed', description: 'A customer pressed a button under a message' },
	'message.delivered': { name: 'Message Delivered', description: 'A message is on the phone of the customer' },
	'message.failed': { name: 'Message Failed', description: 'A message did not arrive: the reason is on the item' },
	'message.read': { name: 'Message Read', description: 'A customer has seen a message' },
	'message.sent': { name: 'Message Sent', description: 'WhatsApp has taken a message' },
	'customer.optedIn': { name: 'Opted Back In', description: 'A customer wants messages again' },
	'customer.optedOut': {
		name: 'Opted Out',
		description: 'A customer wants no more messages: by WhatsApp itself, or by SAIR, PARAR or STOP as the whole message',
	},
	'reply.received': { name: 'Reply Received', description: 'A customer wrote' },
};

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: Object.entries(events).map(([value, event]) => ({ ...event, value })),
	default: ['message.failed', 'customer.optedOut'],
	hint: 'Gateways send them late and out of order: "read" may come before "delivered"',
	description: 'What starts the flow',
};
