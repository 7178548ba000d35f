import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Calendar } from '../../../domain/ports/calendar';
import { isWholeDay } from '../../../domain/scheduling/startOf';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { ItemResult } from '../../../runtime/host/runItems';
import { optionsCollection, maximumWait } from '../../shared/optionsCollection';
import { changedResult } from './changed';
import { getAppointment } from './getAppointment';
import { minutesProperty, startProperty, timesParameter, timeZoneOption, zonesParameter } from './times';
import { appointmentParameter, appointmentProperties } from './whichAppointment';

export const option: INodePropertyOptions = {
	name: 'Move',
	value: 'move',
	description: 'Give an appointment another time, unless it was moved or cancelled since',
	action: 'Move an appointment',
};

export const description: INodeProperties[] = [
	...appointmentProperties,
	startProperty,
	minutesProperty('Duration (Minutes)', 0, '0: as long as it took before'),
	optionsCollection([maximumWait, timeZoneOption]),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult> {
	const reference = appointmentParameter(context, itemIndex);
	const { appointment } = await getAppointment(calendar, reference);
	const lasts = Date.parse(appointment.end) - Date.parse(appointment.start);
	const isLengthOpen = isWholeDay(appointment) && Number(context.getNodeParameter('minutes', itemIndex, 0)) === 0;
	const zones = await zonesParameter(context, itemIndex, calendar, reference.calendar);
	const times = timesParameter(context, itemIndex, lasts > 0 ? lasts : 3_600_000, zones);
	if (isLengthOpen && !isWholeDay(times)) throw lengthMissing();
	return changedResult(await calendar.change(reference, { kind: 'move', ...times }, reference.start));
}

function lengthMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeInvalid',
		message: '"Duration (Minutes)" is 0, but the appointment took the whole day. Nothing was changed',
		hint: 'Say how long it takes from now on',
	});
}
