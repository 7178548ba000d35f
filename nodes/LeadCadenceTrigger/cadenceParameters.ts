import type { ITriggerFunctions } from 'n8n-workflow';
import type { BusinessHours } from '../../domain/leads/businessHours';
import type { CadenceRules, CadenceStep } from '../../domain/leads/cadence';
import { customaryDays } from '../../domain/leads/holidays';
import { readTimeOfDay } from '../../domain/messaging/quietHours';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { commaList } from '../shared/commaList';
import { fromDefault, keptDefault, toDefault, weekdaysDefault } from './hoursParameters';

/** The sequence that the node is set to; refused where a setting cannot be kept. */
export function cadenceRules(context: ITriggerFunctions): Omit<CadenceRules, 'since'> {
	return {
		steps: steps(context),
		hours: hours(context),
		openStatuses: commaList(context.getNodeParameter('options.openStatuses', '')),
	};
}

type WrittenStep = Partial<Record<'channel' | 'unit' | 'from' | 'subject' | 'text', string>> & { amount?: number; isAnyTime?: boolean };

const units = ['minutes', 'hours', 'days', 'businessDays'] as const;

const mostDays = 365;

function steps(context: ITriggerFunctions): CadenceStep[] {
	const written = context.getNodeParameter('steps.step', []) as WrittenStep[];
	if (written.length === 0) throw refusal('stepsMissing', 'The sequence has no step', 'Add one under "Steps"');
	return written.map(stepOf);
}

function stepOf({ channel, amount = 0, unit, from, isAnyTime = false, subject = '', text = '' }: WrittenStep, index: number): CadenceStep {
	const known = units.find((name) => name === unit) ?? 'businessDays';
	if (!Number.isInteger(amount) || amount < 0 || amount > mostDays) {
		throw refusal('stepInvalid', `"After" of step ${index + 1} must be a whole number from 0 to ${mostDays}`, 'Correct it under "Steps"');
	}
	if (channel === 'email' && (subject.trim() === '' || text.trim() === '')) {
		throw refusal('stepInvalid', `Step ${index + 1} is an e-mail without a subject or a text`, 'Write both under "Steps"');
	}
	return {
		channel: channel === 'email' ? 'email' : 'whatsapp',
		after: { amount, unit: known },
		from: from === 'capture' ? 'capture' : 'lastTouch',
		isAnyTime,
		subject: channel === 'email' ? subject : '',
		text,
	};
}

function hours(context: ITriggerFunctions): BusinessHours {
	const from = timeOfDay(context, 'Business Hours From', 'hoursFrom', fromDefault);
	const to = timeOfDay(context, 'Business Hours To', 'hoursTo', toDefault);
	const weekdays = (context.getNodeParameter('weekdays', weekdaysDefault) as unknown[]).map(Number);
	const kept = context.getNodeParameter('options.kept', keptDefault) as string[];
	if (to <= from) throw refusal('hoursInvalid', 'Business hours must end later than they begin', 'Write them as 09:00 and 18:00');
	if (!weekdays.some((day) => day >= 0 && day <= 6)) throw refusal('hoursInvalid', 'There is no business day', 'Choose at least one');
	return { from, to, weekdays, kept: customaryDays.filter((day) => kept.includes(day)), timeZone: context.getTimezone() };
}

function timeOfDay(context: ITriggerFunctions, label: string, name: string, fallback: string): number {
	const minutes = readTimeOfDay(String(context.getNodeParameter(name, fallback)));
	if (minutes !== undefined) return minutes;
	throw refusal('hoursInvalid', `"${label}" is not a time of day`, 'Write it as 09:00');
}

function refusal(code: string, message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code, message, hint });
}
