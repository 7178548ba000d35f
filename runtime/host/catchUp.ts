import type { IPollFunctions } from 'n8n-workflow';
import type { EventSource, MissedEvent, SourceEvent, RegistrationRequest, TimeWindow } from '../../domain/ports/eventSource';
import type { Clock } from '../clock';
import { hasClass } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import { caughtUpIn, type CaughtUp } from './caughtUp';
import { inRound, type Round } from './paced';
import { describe, toItem, type CatchUp, type TriggerKit } from './triggerKit';
import {
	forgetNews,
	forgetSubject,
	isPostponed,
	isSubjectSeen,
	isUnnoted,
	markNews,
	markSubjectSeen,
	postponeSubject,
	rememberNoted,
	rememberUnnoted,
} from './triggerMemory';

/** Faults that are not about the one event. */
const passing = ['transient', 'rateLimited', 'auth'] as const;

const dayMs = 24 * 3_600_000;

/**
 * Asks the source for what should have been handled and was not, since the trigger was first activated with its catch-up on, and starts
 * each in an execution of its own. What this process has started before, by a delivery or by a catch-up, is not started again, nor what
 * another process has caught up a short while ago: the vendor keeps a mark of it, or n8n does. Answers whether anything was started.
 */
export async function catchUp<D>(
	kit: TriggerKit<D>,
	context: IPollFunctions,
	request: RegistrationRequest,
	clock: Pick<Clock, 'now' | 'sleep'>,
): Promise<boolean> {
	const staticData = context.getWorkflowStaticData('node');
	const window = windowOf(kit.catchUp?.(context), staticData, clock.now());
	if (window === undefined) return false;
	const before = caughtUpIn(staticData, clock.now());
	return await inRound(context, clock, async (round) => {
		const outcome = await attempt(
			kit.open(context).then(async (source) => await startMissed({ kit, context, source, before, round }, request, window)),
		);
		if (!outcome.ok)
			context.logger.warn(`${context.getNode().name}: could not look for missed events`, { reason: describe(outcome.error) });
	});
}

/** Records when this trigger was first activated; earlier events are not caught up. */
export function noteCatchUpStart(settings: CatchUp | undefined, staticData: { catchUpSince?: unknown }, now: number): void {
	if (settings === undefined) delete staticData.catchUpSince;
	else if (typeof staticData.catchUpSince !== 'string') staticData.catchUpSince = new Date(now).toISOString();
}

function windowOf(settings: CatchUp | undefined, staticData: { catchUpSince?: unknown }, now: number): TimeWindow | undefined {
	noteCatchUpStart(settings, staticData, now);
	if (settings === undefined) return undefined;
	const oldest = new Date(now - settings.maxAgeDays * dayMs).toISOString();
	const since = [oldest, String(staticData.catchUpSince)].toSorted().at(-1)!;
	const until = new Date(now - settings.graceSeconds * 1000).toISOString();
	return since < until ? { since, until } : undefined;
}

/** Everything that starting what was missed needs. */
interface Catching<D> {
	kit: TriggerKit<D>;
	context: IPollFunctions;
	source: EventSource<D>;
	before: CaughtUp;
	round: Round;
}

async function startMissed<D>(catching: Catching<D>, request: RegistrationRequest, window: TimeWindow): Promise<void> {
	const { context, source, before, round } = catching;
	const missed = (await source.missed?.(window, request)) ?? [];
	const isKnown = ({ subject }: MissedEvent<D>) => isKeptHere(source) && before.has(subject);
	for (const each of postponedLast(context, missed)) {
		if (isUnnoted(context, each.subject) && !(await noteStarted(catching, each))) return;
		const isNew = !isKnown(each) && !isSubjectSeen(context, each.subject);
		if (isNew && !(await round.mayStart())) return;
		// A delivery may have come meanwhile.
		if (!isNew || !markSubjectSeen(context, each.subject)) each.passOver?.();
		else if (!(await startOne(catching, each))) return;
	}
}

/** The vendor keeps no note of what was started: n8n does. */
const isKeptHere = <D>({ claim, noteStarted: note }: EventSource<D>): boolean => claim === undefined && note === undefined;

/** False where the others may meet the same fault: they are asked for again a minute later, this one last. */
async function startOne<D>(catching: Catching<D>, missed: MissedEvent<D>): Promise<boolean> {
	const { kit, context, source, before, round } = catching;
	const outcome = await attempt(missed.read());
	if (!outcome.ok) {
		context.logger.warn(`${context.getNode().name}: a missed event could not be read`, { reason: describe(outcome.error) });
		if (!hasClass(outcome.error, ...passing)) return true;
		forgetSubject(context, missed.subject);
		postponeSubject(context, missed.subject);
		return false;
	}
	const event = outcome.value;
	if (!event || !(kit.wants?.(context, event) ?? true) || !markNews(context, event.news)) return true;
	if (!(await isOurs(catching, missed))) {
		forgetSubject(context, missed.subject);
		forgetNews(context, event.news);
		return true;
	}
	// n8n saves it with the start.
	if (isKeptHere(source)) before.add([missed.subject]);
	round.start(toItem<D>(context, event as SourceEvent<D>));
	return await noteStarted(catching, missed);
}

const postponedLast = <D>(context: IPollFunctions, missed: readonly MissedEvent<D>[]): MissedEvent<D>[] => {
	const isLate = ({ subject }: MissedEvent<D>) => isPostponed(context, subject);
	return [...missed.filter((each) => !isLate(each)), ...missed.filter(isLate)];
};

/** What another process has started is looked at again later. Without an answer it is started: the actions' keys stand in. */
async function isOurs<D>({ context, source }: Catching<D>, missed: MissedEvent<D>): Promise<boolean> {
	if (source.claim === undefined) return true;
	const outcome = await attempt(source.claim([missed]));
	if (outcome.ok) return outcome.value.has(missed.subject);
	context.logger.warn(`${context.getNode().name}: a missed event starts without a mark at the vendor`, { reason: describe(outcome.error) });
	return true;
}

/**
 * Behind the start: a process that dies in between leaves an event that is started again, not one that never is. What could not be noted
 * is noted as soon as the vendor lists it again. False where the vendor takes no more calls for now.
 */
async function noteStarted<D>({ context, source }: Catching<D>, missed: MissedEvent<D>): Promise<boolean> {
	if (source.noteStarted === undefined) return true;
	const outcome = await attempt(source.noteStarted(missed));
	if (outcome.ok) {
		rememberNoted(context, missed.subject);
		return true;
	}
	rememberUnnoted(context, missed.subject);
	context.logger.warn(`${context.getNode().name}: the vendor did not take the note of a start`, { reason: describe(outcome.error) });
	return !hasClass(outcome.error, 'rateLimited');
}
