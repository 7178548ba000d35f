import type { INodePropertyOptions } from 'n8n-workflow';

/** What a list of payments can be narrowed to. */
export const paymentStatuses: INodePropertyOptions[] = [
	{ name: 'Confirmed', value: 'confirmed', description: 'Paid, the money comes later (card)' },
	{ name: 'Overdue', value: 'overdue', description: 'Not paid by the due date' },
	{ name: 'Pending', value: 'pending', description: 'Waits for the customer' },
	{ name: 'Received', value: 'received', description: 'The money is in the account' },
	{ name: 'Received in Cash', value: 'received_in_cash', description: 'Paid outside of Asaas' },
	{ name: 'Refunded', value: 'refunded', description: 'All of it went back' },
];
