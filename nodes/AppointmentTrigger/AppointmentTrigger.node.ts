import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { watchAppointments } from '../../runtime/host/appointments/appointmentTrigger';
import { watchReports } from '../../runtime/host/reports/reportTrigger';
import { appointmentSources, bookingSources } from '../../vendors';
import { calendarOptions } from '../shared/calendarOptions';
import { openVendor } from '../shared/openVendor';
import { showFor } from '../shared/showFor';
import { triggerMethods } from '../shared/triggerMethods';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { bookingKit, reportsBookings } from './bookingKit';
import { bookingParameters } from './bookingParameters';
import { calendarsParameter } from './calendarsParameter';
import { eventParameter } from './eventParameter';
import { optionsParameter } from './optionsParameter';
import { reminderParameters } from './reminderParameters';
import { openWatch } from './watchParameters';

const calendars = appointmentSources.map(({ id }) => id);
const pages = bookingSources.map(({ id }) => id);
const isPage = `${JSON.stringify(pages)}.includes($parameter["vendor"])`;
const methods = triggerMethods(bookingKit);

export class AppointmentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Appointment Trigger',
		name: 'appointmentTrigger',
		icon: { light: 'file:appointmentTrigger.svg', dark: 'file:appointmentTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll(".", " ")}}',
		// n8n shows this for the action of the same name, too.
		description: 'Book, move, cancel and confirm appointments in a calendar, or start the flow when a reminder is due',
		defaults: { name: 'Appointment Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials([...appointmentSources, ...bookingSources]),
		webhooks: [
			{
				name: 'default',
				// A calendar has none: without a method n8n registers nothing, and a test run waits for nothing.
				httpMethod: `={{${isPage} ? "POST" : ""}}`,
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: `={{!${isPage}}}`,
			},
		],
		properties: [
			vendorProperty('Calendar System', [...appointmentSources, ...bookingSources]),
			...bookingParameters,
			...showFor({ vendor: calendars }, [calendarsParameter, eventParameter, ...reminderParameters, optionsParameter]),
		],
	};

	methods = {
		loadOptions: {
			async getCalendars(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await calendarOptions(await openVendor(this, appointmentSources));
			},
		},
	};

	webhookMethods = methods.webhookMethods;

	webhook = methods.webhook;

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return reportsBookings(this) ? await watchReports(this, bookingKit) : await watchAppointments(this, openWatch);
	}
}
