import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Calendar } from '../../../domain/ports/calendar';
import { canonicalStart, startOf } from '../../../domain/scheduling/startOf';
import { hostClock } from '../../../runtime/host/clock';
import { toItemJson } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { getAppointment } from './getAppointment';
import { appointmentParameter, appointmentProperties } from './whichAppointment';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read an appointment as it stands now, and whether it still stands as the item knew it',
	action: 'Get an appointment',
};

export const description: INodeProperties[] = appointmentProperties;

const minutesADay = 1_440;

/** `stillStands`: neither cancelled nor declined, nor moved since the item was made. `hasBegun`: nobody is to be reminded of it any more. */
export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult> {
	const reference = appointmentParameter(context, itemIndex);
	const { appointment, isDeclined } = await getAppointment(calendar, reference);
	const isMoved = reference.start !== undefined && canonicalStart({ start: reference.start }) !== canonicalStart(appointment);
	const stillStands = appointment.status !== 'cancelled' && !isMoved && !isDeclined;
	// One of a whole day begins on any hour of it.
	const hasBegun = startOf(appointment, minutesADay) <= hostClock.now();
	return { documents: { appointment: toItemJson(appointment), stillStands, hasBegun } };
}
