import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { calendars } from '../../vendors';
import { calendarOptions } from '../shared/calendarOptions';
import { openVendor } from '../shared/openVendor';
import { maximumWait, optionsCollection } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { appointment } from './appointment/appointment.resource';

export class Appointment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Appointment',
		name: 'appointment',
		icon: { light: 'file:appointment.svg', dark: 'file:appointment.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle([appointment], calendars),
		description: 'Book, move, cancel and confirm appointments in a calendar, or start the flow when a reminder is due',
		defaults: { name: 'Appointment' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(calendars),
		properties: [
			vendorProperty('Calendar System', calendars),
			resourceProperty([appointment], 'appointment'),
			...operationDropdowns(appointment),
			...operationParameters(appointment),
			...showFor({ operation: ['cancel', 'confirm', 'get'] }, [optionsCollection([maximumWait])]),
		],
	};

	methods = {
		loadOptions: {
			async getCalendars(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await calendarOptions(await openVendor(this, calendars), true);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, [appointment]);
		return await runOperation(this, operation, async (seconds) => await openVendor(this, calendars, seconds));
	}
}
