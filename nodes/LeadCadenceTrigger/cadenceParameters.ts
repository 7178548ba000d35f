import type { ITriggerFunctions } from 'n8n-workflow';
import type { BusinessHours } from '../../domain/leads/businessHours';
import type { CadenceRules, CadenceStep } from '../../domain/leads/cadence';
import { customaryDays } from '../../domain/leads/holidays';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { commaList } from '../shared/commaList';
import { hoursReversed, timeOfDay } from '../shared/timeOfDay';
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
	if (written.length === 0) throw stepsMissing();
	return written.map(stepOf);
}

function stepOf({ channel, amount = 0, unit, from, isAnyTime = false, subject = '', text = '' }: WrittenStep, index: number): CadenceStep {
	const known = units.find((name) => name === unit) ?? 'businessDays';
	if (!Number.isInteger(amount) || amount < 0 || amount > mostDays) {
		throw stepInvalid(`"After" of step ${index + 1} must be a whole number from 0 to ${mostDays}`);
	}
	if (channel === 'email' && (subject.trim() === '' || text.trim() === '')) {
		throw stepInvalid(`Step ${index + 1} is an e-mail without a subject or a text`);
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
	if (to <= from) throw hoursReversed('Business hours');
	if (!weekdays.some((day) => day >= 0 && day <= 6)) throw weekdaysMissing();
	return { from, to, weekdays, kept: customaryDays.filter((day) => kept.includes(day)), timeZone: context.getTimezone() };
}

function stepsMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'stepsMissing',
		message: 'The sequence has no step',
		hint: 'Add one under "Steps"',
	});
}

function stepInvalid(message: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'stepInvalid', message, hint: 'Correct the step under "Steps"' });
}

function weekdaysMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'weekdaysMissing',
		message: 'There is no business day',
		hint: 'Choose at least one under "Business Days"',
	});
}
