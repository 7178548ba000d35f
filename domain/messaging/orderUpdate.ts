import { documentOf, type FlowDocuments } from './flowVariables';
import type { MessageTemplate } from '../documents/message';

type DocumentName = keyof FlowDocuments;

/** What a shop tells its customers along an order's way. */
export interface OrderUpdate {
	/** e.g. `shipped` */
	id: string;
	name: string;
	/** One of these has to be on the item, or there is nothing to tell. */
	about: readonly DocumentName[];
}

export const orderUpdates: readonly OrderUpdate[] = [
	{ id: 'appointmentReminder', name: 'Appointment Reminder', about: ['appointment'] },
	{ id: 'delivered', name: 'Delivered', about: ['shipment'] },
	{ id: 'invoiced', name: 'Invoiced', about: ['invoice'] },
	{ id: 'received', name: 'Order Received', about: ['order'] },
	{ id: 'outForDelivery', name: 'Out for Delivery', about: ['shipment'] },
	{ id: 'paid', name: 'Paid', about: ['order', 'payment'] },
	{ id: 'paymentDue', name: 'Payment Due', about: ['payment'] },
	{ id: 'shipped', name: 'Shipped', about: ['shipment'] },
];

/** What may be on the item beside what the update is about: the flow has passed these before. */
const alwaysThere: readonly DocumentName[] = ['order', 'lead'];

/** Whether the documents of such an update fill the template, so that nobody has to write a text for it. */
export function fillsItself({ parameters }: MessageTemplate, { about }: OrderUpdate): boolean {
	// A numbered parameter is of no document.
	const there: readonly (string | undefined)[] = [...about, ...alwaysThere];
	return parameters.every(({ place, name }) => place === 'url_button' || there.includes(documentOf(name)));
}
