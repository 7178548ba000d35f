import type { INodePropertyOptions } from 'n8n-workflow';
import type { AppointmentSource } from '../../domain/ports/appointmentSource';

/** The account's own calendar, under the name that stands for it whatever account the credential is of. */
export const ownCalendar = 'primary';

/** `isWritable`: only those that appointments can be made in. */
export async function calendarOptions(source: Pick<AppointmentSource, 'calendars'>, isWritable = false): Promise<INodePropertyOptions[]> {
	const calendars = await source.calendars();
	const others = calendars.filter((calendar) => !calendar.isOwn && (calendar.isWritable || !isWritable));
	return [
		{ name: 'Main Calendar of the Account', value: ownCalendar },
		...others.map(({ id, name }) => ({ name: name || id, value: id })).sort((one, other) => one.name.localeCompare(other.name)),
	];
}
