import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { leadChannels } from '../../domain/documents/lead';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { openConnection } from '../../runtime/host/openConnection';
import { lookForAbandoned, previewAbandoned, type CheckoutMemory, type CheckoutWatch } from '../../runtime/host/unpaid/checkoutRounds';
import { watchNotices } from '../../runtime/host/unpaid/noticeTrigger';
import { checkoutSources } from '../../vendors';
import { credentialTypeOf } from '../shared/authentication';
import { triggerVendor } from '../shared/chosenVendor';
import { hoursReversed, timeOfDay } from '../shared/timeOfDay';
import { amountDefault, fromDefault, toDefault } from './parameters';

/** A round is over before the next one begins. */
const roundSeconds = 50;

const unitMs: Readonly<Record<string, number>> = { hours: 3_600_000, minutes: 60_000 };
const dayMs = 86_400_000;

/** Whoever went away longer ago has bought elsewhere. */
const mostDays = 14;

export async function abandonedCheckouts(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const pace = { listAt: 0 };
	return await watchNotices<CheckoutMemory>(context, {
		name: 'checkouts',
		empty: { told: {} },
		what: 'the checkouts',
		look: async (memory, now, tell) => await lookForAbandoned(await openWatch(context), memory, pace, now, tell),
		preview: async (memory, now) => await previewAbandoned(await openWatch(context), memory, now),
		nothing: {
			message: 'No abandoned checkout falls due in the next 48 hours',
			hint: 'Fill a cart in your shop, type name and phone, leave it, and run the step again; some shop systems take hours to list it',
		},
	});
}

async function openWatch(context: ITriggerFunctions): Promise<CheckoutWatch> {
	const entry = triggerVendor(context, checkoutSources);
	const connection = await openConnection(context, credentialTypeOf(context, entry), roundSeconds, entry.accountOf);
	const chosen = context.getNodeParameter('consentChannels', ['email']) as string[];
	const channels = leadChannels.filter((channel) => chosen.includes(channel));
	return {
		source: await entry.open(connection, ...(entry.asksOneConsent ? [channels] : [])),
		rules: rulesOf(context),
		tellsSkipped: context.getNodeParameter('options.tellSkipped', false) === true,
	};
}

function rulesOf(context: ITriggerFunctions): CheckoutWatch['rules'] {
	const amount = Number(context.getNodeParameter('amount', amountDefault));
	const afterMs = amount * (unitMs[String(context.getNodeParameter('unit', 'hours'))] ?? unitMs.hours!);
	const from = timeOfDay(context, 'From', 'hoursFrom', fromDefault);
	const to = timeOfDay(context, 'To', 'hoursTo', toDefault);
	if (to <= from) throw hoursReversed('The hours');
	if (!Number.isInteger(amount) || afterMs <= 0 || afterMs > mostDays * dayMs) throw delayInvalid();
	return { afterMs, quiet: { from: to, to: from }, timeZone: context.getTimezone() };
}

function delayInvalid(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'delayInvalid',
		message: `"After" must be a whole number from 1 on, and no more than ${mostDays} days`,
		hint: 'Most shops write after 1 hour',
	});
}
