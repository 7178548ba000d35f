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
import { appointmentSources } from '../../vendors';
import { calendarOptions } from '../shared/calendarOptions';
import { openVendor } from '../shared/openVendor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { calendarsParameter } from './calendarsParameter';
import { eventParameter } from './eventParameter';
import { optionsParameter } from './optionsParameter';
import { reminderParameters } from './reminderParameters';
import { openWatch } from './watchParameters';

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
		credentials: vendorCredentials(appointmentSources),
		properties: [
			vendorProperty('Calendar System', appointmentSources),
			calendarsParameter,
			eventParameter,
			...reminderParameters,
			optionsParameter,
		],
	};

	methods = {
		loadOptions: {
			async getCalendars(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await calendarOptions(await openVendor(this, appointmentSources));
			},
		},
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await watchAppointments(this, openWatch);
	}
}
