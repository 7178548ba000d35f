import { createHash } from 'crypto';
import type { CronExpression, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { attempt } from '../../errors/attempt';
import { hasClass, IntegrationError } from '../../errors/integrationError';
import { hostClock } from '../clock';
import { toNodeError } from '../nodeErrors';
import { withoutPrivateValues } from '../privacy';
import { describe } from '../triggerKit';
import { executionKey, toItem, type Happening } from './happening';
import { keepMemory, readMemory } from './memory';
import { preview } from './preview';
import { lookThrough, type LastSeen } from './round';
import type { Watch } from './watch';

type OpenWatch = (context: ITriggerFunctions) => Promise<Watch>;

/**
 * The life of a trigger that looks through calendars every minute. It parks nothing and keeps no clock: what is due follows from what
 * stands in the calendar now. A round that fails changes nothing, the next one finds the same.
 */
export async function watchAppointments(context: ITriggerFunctions, open: OpenWatch): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => await showPreview(context, open) };
	const seen: LastSeen = new Map();
	let isUnderWay = false;
	let isReported = false;
	const tick = async (): Promise<void> => {
		if (isUnderWay) return;
		isUnderWay = true;
		const failures = await lookThroughAll(context, open, seen);
		isUnderWay = false;
		const refusal = failures.find((error) => hasClass(error, 'auth', 'validation', 'notFound'));
		// Told once, not every minute, until it is put right.
		if (refusal !== undefined && !isReported) reportFailure(context, refusal);
		isReported = refusal !== undefined;
	};
	const first = await lookThroughAll(context, open, seen);
	// A person who switches the trigger on is told at once; a restart of n8n goes on, whatever the vendor is up to.
	if (first.length > 0 && !isStartOfN8n(context)) throw toNodeError(context.getNode(), withoutPrivateValues(context, first[0]), 0);
	context.helpers.registerCron({ expression: everyMinute(context) }, tick);
	return {};
}

/** Each calendar by itself: one that cannot be read holds nothing up. */
async function lookThroughAll(context: ITriggerFunctions, open: OpenWatch, seen: LastSeen): Promise<unknown[]> {
	const opened = await attempt(open(context));
	if (!opened.ok) return [noteFailure(context, opened.error)];
	const failures: unknown[] = [];
	for (const calendar of opened.value.calendars) {
		const outcome = await attempt(lookThroughOne(context, opened.value, calendar, seen));
		if (!outcome.ok) failures.push(noteFailure(context, outcome.error));
	}
	return failures;
}

async function lookThroughOne(context: ITriggerFunctions, watch: Watch, calendar: string, seen: LastSeen): Promise<void> {
	const staticData = context.getWorkflowStaticData('node');
	const memory = readMemory(staticData);
	const now = hostClock.now();
	const happenings = await lookThrough(watch, calendar, memory, seen, now);
	// Before anything is started: starting is what makes n8n save it.
	keepMemory(staticData, memory, now);
	for (const happening of happenings) start(context, happening);
}

/** One execution for each: one that fails stops no other. */
function start(context: ITriggerFunctions, happening: Happening): void {
	context.emit([[toItem(happening, hostClock.now())]], undefined, undefined, executionKey(context, happening));
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

function noteFailure(context: ITriggerFunctions, error: unknown): unknown {
	context.logger.warn(`${context.getNode().name}: a calendar could not be looked through`, { reason: describe(error) });
	return error;
}

/** Shows among the executions, and starts the error workflow; n8n before 2.0 has the log alone. */
function reportFailure(context: ITriggerFunctions, error: unknown): void {
	if (typeof context.saveFailedExecution !== 'function') return;
	context.saveFailedExecution(toNodeError(context.getNode(), withoutPrivateValues(context, error), 0));
}

function isStartOfN8n(context: ITriggerFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** A second of its own for each trigger, so that not all of the world asks in the same one. */
function everyMinute(context: ITriggerFunctions): CronExpression {
	const name = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
	const second = createHash('sha256').update(name).digest().readUInt16BE(0) % 60;
	return `${second} * * * * *` as CronExpression;
}

function nothingToShow(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'notFound',
		code: 'nothingToShow',
		message: 'No reminder falls due in the next 48 hours',
		hint: 'Put an appointment with the phone of a customer into the calendar, or choose "Reminder Due" among the events and a lead. Publish the workflow to be told of bookings, moves and cancellations',
	});
}
