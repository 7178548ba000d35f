import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Calendar } from '../../../domain/ports/calendar';
import type { ItemResult } from '../../../runtime/host/runItems';
import { changedResult } from './changed';
import { appointmentParameter, appointmentProperties } from './whichAppointment';

export const option: INodePropertyOptions = {
	name: 'Confirm',
	value: 'confirm',
	description: 'Note that the customer comes, unless the appointment was moved or cancelled since',
	action: 'Confirm an appointment',
};

export const description: INodeProperties[] = appointmentProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult> {
	const reference = appointmentParameter(context, itemIndex);
	return changedResult(await calendar.change(reference, { kind: 'confirm' }, reference.start));
}
