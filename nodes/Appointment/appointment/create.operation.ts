import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Calendar } from '../../../domain/ports/calendar';
import { toItemJson } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { calendarProperty } from './calendarProperty';
import { draftParameter, draftProperties } from './draftFields';
import { timeZoneOption } from './times';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	description: 'Put a booking into the calendar, once',
	action: 'Create an appointment',
};

export const description: INodeProperties[] = [
	calendarProperty,
	...draftProperties,
	optionsCollection([
		maximumWait,
		{
			displayName: 'Only If Free',
			name: 'onlyIfFree',
			type: 'boolean',
			default: false,
			description: 'Whether to refuse a booking where something else stands in the calendar at that time',
		},
		{
			displayName: 'Send Invitation',
			name: 'sendInvitation',
			type: 'boolean',
			default: false,
			description: "Whether the customer becomes a guest and gets the calendar's own invitation by e-mail",
		},
		timeZoneOption,
	]),
];

/** `found`: the booking was in the calendar already. */
export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult> {
	const { appointment, found } = await calendar.create(await draftParameter(context, itemIndex, calendar));
	return { documents: { appointment: toItemJson(appointment), found } };
}
