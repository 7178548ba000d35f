import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { attempt } from '../../errors/attempt';
import { IntegrationError } from '../../errors/integrationError';
import { hostClock } from '../clock';
import { toNodeError } from '../nodeErrors';
import { withoutPrivateValues } from '../privacy';
import { everyMinute, noteFailure } from './everyMinute';
import { executionKey, keyInAllCalendars, toItem, type Happening } from './happening';
import { forgetReminders, keepMemory, readMemory } from './memory';
import { preview } from './preview';
import { lookThrough, type LastSeen } from './round';
import { startOnce } from './startOnce';
import type { Watch } from './watch';

type OpenWatch = (context: ITriggerFunctions) => Promise<Watch>;

/**
 * The life of a trigger that looks through calendars every minute. It parks nothing and keeps no clock: what is due follows from what
 * stands in the calendar now. A round that fails changes nothing, the next one finds the same.
 */
export async function watchAppointments(context: ITriggerFunctions, open: OpenWatch): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => await showPreview(context, open) };
	const seen: LastSeen = new Map();
	const unstarted: Happening[] = [];
	await everyMinute(context, async () => {
		startAgain(context, unstarted);
		return await lookThroughAll(context, open, seen, unstarted);
	});
	return {};
}

/** Each calendar by itself: one that cannot be read holds nothing up. */
async function lookThroughAll(context: ITriggerFunctions, open: OpenWatch, seen: LastSeen, unstarted: Happening[]): Promise<unknown[]> {
	const opened = await attempt(open(context));
	if (!opened.ok) return [noteFailure(context, opened.error)];
	const failures: unknown[] = [];
	for (const calendar of opened.value.calendars) {
		const outcome = await attempt(lookThroughOne(context, opened.value, calendar, seen, unstarted));
		if (!outcome.ok) failures.push(noteFailure(context, outcome.error));
	}
	return failures;
}

async function lookThroughOne(
	context: ITriggerFunctions,
	watch: Watch,
	calendar: string,
	seen: LastSeen,
	unstarted: Happening[],
): Promise<void> {
	const staticData = context.getWorkflowStaticData('node');
	const memory = readMemory(staticData);
	const now = hostClock.now();
	const happenings = await lookThrough(watch, calendar, memory, seen, now);
	// Before anything is started: starting is what makes n8n save it.
	keepMemory(staticData, memory, now);
	for (const happening of happenings) start(context, happening, unstarted);
}

/** One execution for each: one that fails stops no other, and shows red for its owner to retry. */
function start(context: ITriggerFunctions, happening: Happening, unstarted: Happening[]): void {
	const items = [toItem(happening, hostClock.now())];
	const key = executionKey(context, { type: happening.type, key: keyInAllCalendars(happening) });
	startOnce(context, items, key, () => unstarted.push(happening));
}

/** A reminder is looked at anew: its appointment may have been moved since. */
function startAgain(context: ITriggerFunctions, unstarted: Happening[]): void {
	if (unstarted.length === 0) return;
	const staticData = context.getWorkflowStaticData('node');
	const all = unstarted.splice(0);
	forgetReminders(staticData, all, hostClock.now());
	for (const happening of all) if (happening.type !== 'reminder.due') start(context, happening, unstarted);
}

async function showPreview(context: ITriggerFunctions, open: OpenWatch): Promise<void> {
	const outcome = await attempt(open(context).then(async (watch) => await previewItems(context, watch)));
	if (!outcome.ok) throw toNodeError(context.getNode(), withoutPrivateValues(context, outcome.error), 0);
	context.emit([outcome.value]);
}

async function previewItems(context: ITriggerFunctions, watch: Watch) {
	const now = hostClock.now();
	const happenings = await preview(watch, readMemory(context.getWorkflowStaticData('node')), now);
	if (happenings.length === 0) throw nothingToShow();
	return happenings.map((happening) => toItem(happening, now));
}

function nothingToShow(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'notFound',
		code: 'nothingToShow',
		message: 'No reminder falls due in the next 48 hours',
		hint: 'Put an appointment with the phone of a customer into the calendar, or choose "Reminder Due" among the events and a lead. Publish the workflow to be told of bookings, moves and cancellations',
	});
}
