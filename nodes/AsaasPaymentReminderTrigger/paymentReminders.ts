import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { workdays, type BusinessHours } from '../../domain/leads/businessHours';
import type { PaymentReminderStep, ReminderTime } from '../../domain/unpaid/paymentReminders';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { openConnection } from '../../runtime/host/openConnection';
import { watchNotices } from '../../runtime/host/unpaid/noticeTrigger';
import {
	lookForReminders,
	newPace,
	previewReminders,
	type PaymentMemory,
	type PaymentWatch,
} from '../../runtime/host/unpaid/paymentRounds';
import { unpaidSources } from '../../vendors';
import { hoursReversed, timeOfDay } from '../shared/timeOfDay';
import { fromDefault, toDefault } from './stepsParameter';

const { asaas } = unpaidSources;

/** A round is over before the next one begins. */
const roundSeconds = 50;

/** Long enough for whatever a shop waits for before it hands a payment over to others. */
const mostDays = 60;

export async function paymentReminders(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const pace = newPace();
	return await watchNotices<PaymentMemory>(context, {
		name: 'reminders',
		empty: { since: {}, told: {} },
		what: 'the payments',
		look: async (memory, now, tell) => await lookForReminders(await openWatch(context), memory, pace, now, tell),
		preview: async (memory, now) => await previewReminders(await openWatch(context), memory, now),
		nothing: {
			message: 'No reminder falls due in the next 48 hours',
			hint: 'Create a charge at Asaas that is due tomorrow, and run the step again',
		},
	});
}

async function openWatch(context: ITriggerFunctions): Promise<PaymentWatch> {
	const connection = await openConnection(context, asaas.credentialType, roundSeconds, asaas.accountOf);
	return {
		payments: await asaas.open(connection),
		source: asaas.id,
		account: null,
		steps: stepsOf(context),
		hours: hoursOf(context),
		tellsSkipped: context.getNodeParameter('options.tellSkipped', false) === true,
	};
}

const times: readonly ReminderTime[] = ['before', 'onDay', 'after'];

function stepsOf(context: ITriggerFunctions): Pick<PaymentReminderStep, 'time' | 'days'>[] {
	const written = context.getNodeParameter('steps.step', []) as { time?: string; days?: number }[];
	if (written.length === 0) throw remindersMissing();
	return written.map(({ time, days = 1 }, index) => {
		const known = times.find((name) => name === time) ?? 'before';
		if (known === 'onDay') return { time: known, days: 0 };
		if (!Number.isInteger(days) || days < 1 || days > mostDays) throw reminderInvalid(index);
		return { time: known, days };
	});
}

/** Banks are closed at Carnival and on Corpus Christi, too: nothing falls due then. */
function hoursOf(context: ITriggerFunctions): BusinessHours {
	const from = timeOfDay(context, 'Reminders From', 'hoursFrom', fromDefault);
	const to = timeOfDay(context, 'Reminders To', 'hoursTo', toDefault);
	if (to <= from) throw hoursReversed('The hours of reminders');
	return { from, to, weekdays: workdays, kept: ['carnival', 'corpusChristi'], timeZone: context.getTimezone() };
}

function remindersMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'remindersMissing',
		message: 'There is no reminder',
		hint: 'Add one under "Reminders"',
	});
}

function reminderInvalid(index: number): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'reminderInvalid',
		message: `"Business Days" of reminder ${index + 1} must be a whole number from 1 to ${mostDays}`,
		hint: 'Correct it under "Reminders"',
	});
}
