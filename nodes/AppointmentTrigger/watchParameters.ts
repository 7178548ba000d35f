import type { ITriggerFunctions } from 'n8n-workflow';
import { readTimeOfDay } from '../../domain/messaging/quietHours';
import type { AppointmentEventType } from '../../domain/ports/appointmentSource';
import { readLeads } from '../../domain/scheduling/leads';
import type { LateBooking } from '../../domain/scheduling/reminders';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { reminderEvents, type Watch } from '../../runtime/host/appointments/watch';
import { openConnection } from '../../runtime/host/openConnection';
import { appointmentSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';
import { commaList } from '../shared/commaList';
import { daysAheadDefault, wholeDayDefault } from './optionsParameter';

/** A round is over before the next one begins. */
const roundSeconds = 50;

/** The watch that the node is set to; refused where a setting cannot be kept. */
export async function openWatch(context: ITriggerFunctions): Promise<Watch> {
	const { id, accountOf, credentialType, open } = triggerVendor(context, appointmentSources);
	const events = context.getNodeParameter('events', []) as AppointmentEventType[];
	const calendars = [...new Set(commaList(context.getNodeParameter('calendars', [])))];
	if (calendars.length === 0) throw notChosen('Calendar Names or IDs', 'no calendar');
	if (events.length === 0) throw notChosen('Events', 'nothing');
	return {
		source: await open(await openConnection(context, credentialType, roundSeconds, accountOf)),
		sourceId: id,
		login: context.getNode().credentials?.[credentialType]?.id ?? '',
		calendars,
		events,
		rules: {
			leads: events.some((event) => reminderEvents.includes(event)) ? leads(context) : [],
			lateBooking: context.getNodeParameter('lateBooking', 'shorterOnly') as LateBooking,
			wholeDayMinutes: wholeDayMinutes(context),
		},
		mark: String(context.getNodeParameter('options.mark', '') ?? '').trim(),
		daysAhead: Number(context.getNodeParameter('options.daysAhead', daysAheadDefault)) || daysAheadDefault,
	};
}

function leads(context: ITriggerFunctions): number[] {
	const reading = readLeads(String(context.getNodeParameter('leads', '24h, 2h')));
	if (reading.valid) return reading.minutes;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'leadsInvalid',
		message: `"Remind Before" ${reading.reason}`,
		hint: 'Write it as 24h, 2h',
	});
}

function wholeDayMinutes(context: ITriggerFunctions): number {
	const minutes = readTimeOfDay(String(context.getNodeParameter('options.wholeDayAt', wholeDayDefault)));
	if (minutes !== undefined) return minutes;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'wholeDayInvalid',
		message: '"All-Day Appointments Start At" is not a time of day',
		hint: 'Write it as 09:00',
	});
}

function notChosen(field: string, what: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'nothingChosen',
		message: `There is ${what} to look at`,
		hint: `Choose something under "${field}"`,
	});
}
