import type { ITriggerFunctions } from 'n8n-workflow';
import { readTimeOfDay } from '../../domain/messaging/quietHours';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** Minutes after midnight of a parameter that is written as `09:00`; `label`: how the user knows it. */
export function timeOfDay(context: ITriggerFunctions, label: string, name: string, fallback: string): number {
	const minutes = readTimeOfDay(String(context.getNodeParameter(name, fallback)));
	if (minutes !== undefined) return minutes;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'hourInvalid',
		message: `"${label}" is not a time of day`,
		hint: 'Write it as 09:00',
	});
}

/** `what`: "Business hours". */
export function hoursReversed(what: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'hoursReversed',
		message: `${what} must end later than they begin`,
		hint: 'Write them as 09:00 and 18:00',
	});
}
