import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { MessageEventType } from '../../domain/documents/messageDocuments';

/** In the order of the dropdown. */
const events: Record<MessageEventType, Omit<INodePropertyOptions, 'value'>> = {
	'button.pressed': { name: 'Button Pressed', description: 'A customer pressed a button under a message, or chose from a list' },
	'call.received': { name: 'Call Received', description: 'A customer called the number' },
	'group.message': { name: 'Message Elsewhere', description: 'Somebody wrote in a group or a status post' },
	'message.delivered': { name: 'Message Delivered', description: 'A message is on the phone of the customer' },
	'message.failed': { name: 'Message Failed', description: 'A message did not arrive: the reason is on the item' },
	'message.read': { name: 'Message Read', description: 'A customer has seen a message' },
	'message.sent': { name: 'Message Sent', description: 'WhatsApp has taken a message' },
	'notice.received': {
		name: 'Notice',
		description: 'WhatsApp tells something that nobody said to the shop, e.g. that a group has a new member, or what a channel posted',
	},
	'customer.changedNumber': { name: 'Number Changed', description: 'A customer has a new number or a new hidden ID' },
	'customer.optedIn': { name: 'Opted Back In', description: 'A customer wants messages again' },
	'customer.optedOut': {
		name: 'Opted Out',
		description: 'A customer wants no more messages: by WhatsApp itself, or by words such as SAIR, PARAR or STOP',
	},
	'reaction.received': { name: 'Reaction', description: 'A customer reacted to a message with an emoji, or took that back' },
	'group.receipt': { name: 'Receipt Elsewhere', description: 'Somebody of a group, or who saw a status post, has received or read it' },
	'reply.deleted': { name: 'Reply Deleted', description: 'A customer deleted a message' },
	'reply.edited': { name: 'Reply Edited', description: 'A customer changed a message: the new text is on the item' },
	'reply.received': {
		name: 'Reply Received',
		description: 'A customer said something to the shop: a text, a file, a place, a cart, a form; "reply.kind" says which',
	},
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
