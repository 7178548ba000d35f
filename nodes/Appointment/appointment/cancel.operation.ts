import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Calendar } from '../../../domain/ports/calendar';
import type { ItemResult } from '../../../runtime/host/runItems';
import { changedResult } from './changed';
import { appointmentParameter, appointmentProperties } from './whichAppointment';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Take an appointment out of the calendar, unless it was moved since',
	action: 'Cancel an appointment',
};

export const description: INodeProperties[] = [
	...appointmentProperties,
	{
		displayName: 'Cancelled By',
		name: 'cancelledBy',
		type: 'options',
		options: [
			{ name: 'Customer', value: 'customer' },
			{ name: 'Professional', value: 'professional' },
		],
		default: 'customer',
		description: 'Who does not come; it is noted in the calendar',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult> {
	const reference = appointmentParameter(context, itemIndex);
	const by = context.getNodeParameter('cancelledBy', itemIndex, 'customer') === 'professional' ? 'professional' : 'customer';
	return changedResult(await calendar.change(reference, { kind: 'cancel', by }, reference.start));
}
