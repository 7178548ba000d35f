import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { EventSource, MissedEvent, SourceEvent, RegistrationRequest, TimeWindow } from '../../domain/ports/eventSource';
import type { Clock } from '../clock';
import { hasClass } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import { caughtUpIn, type CaughtUp } from './caughtUp';
import { describe, toItem, type CatchUp, type TriggerKit } from './triggerKit';
import { forgetNews, forgetSubject, isPostponed, markNews, markSubjectSeen, postponeSubject } from './triggerMemory';

/** One poll starts one execution: not more than this in it, the rest a minute later. */
const maxAtOnce = 50;

/** Faults that are not about the one event. */
const passing = ['transient', 'rateLimited', 'auth'] as const;

const dayMs = 24 * 3_600_000;

/**
 * Asks the source for what should have been handled and was not, since the trigger was first activated with its catch-up on. What
 * this process has started before, by a delivery or by a catch-up, is not started again, nor what another process has caught up a short
 * while ago: the vendor keeps a mark of it, or n8n does.
 */
export async function catchUp<D>(
	kit: TriggerKit<D>,
	context: IPollFunctions,
	request: RegistrationRequest,
	clock: Pick<Clock, 'now'>,
): Promise<INodeExecutionData[][] | null> {
	const staticData = context.getWorkflowStaticData('node');
	const window = windowOf(kit.catchUp?.(context), staticData, clock.now());
	if (window === undefined) return null;
	const before = caughtUpIn(staticData, clock.now());
	const outcome = await attempt(
		kit.open(context).then(async (source) => await startMissed(kit, context, { source, before }, request, window)),
	);
	if (outcome.ok) return outcome.value.length > 0 ? [outcome.value.map((event) => toItem(context, event))] : null;
	context.logger.warn(`${context.getNode().name}: could not look for missed events`, { reason: describe(outcome.error) });
	return null;
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

async function startMissed<D>(
	kit: TriggerKit<D>,
	context: IPollFunctions,
	{ source, before }: { source: EventSource<D>; before: CaughtUp },
	request: RegistrationRequest,
	window: TimeWindow,
): Promise<SourceEvent<D>[]> {
	const missed = (await source.missed?.(window, request)) ?? [];
	const isKnown = ({ subject }: MissedEvent<D>) => source.claim === undefined && before.has(subject);
	const wanted: Wanted<D>[] = [];
	for (const each of postponedLast(context, missed)) {
		if (wanted.length === maxAtOnce) break;
		if (isKnown(each) || !markSubjectSeen(context, each.subject)) continue;
		const outcome = await attempt(each.read());
		if (!outcome.ok) {
			context.logger.warn(`${context.getNode().name}: a missed event could not be read`, { reason: describe(outcome.error) });
			if (!hasClass(outcome.error, ...passing)) continue;
			// The others may meet the same fault: what was read is started, the rest is asked for again a minute later, this one last.
			forgetSubject(context, each.subject);
			postponeSubject(context, each.subject);
			break;
		}
		const event = outcome.value;
		if (event && (kit.wants?.(context, event) ?? true) && markNews(context, event.news)) wanted.push({ missed: each, event });
	}
	if (source.claim === undefined && wanted.length > 0) before.add(wanted.map((each) => each.missed.subject));
	return await claimed(context, source, wanted);
}

const postponedLast = <D>(context: IPollFunctions, missed: readonly MissedEvent<D>[]): MissedEvent<D>[] => {
	const isLate = ({ subject }: MissedEvent<D>) => isPostponed(context, subject);
	return [...missed.filter((each) => !isLate(each)), ...missed.filter(isLate)];
};

interface Wanted<D> {
	missed: MissedEvent<D>;
	event: SourceEvent<D>;
}

/** What another process has started is looked at again later. Without an answer it is started: the actions' keys stand in. */
async function claimed<D>(context: IPollFunctions, source: EventSource<D>, wanted: readonly Wanted<D>[]): Promise<SourceEvent<D>[]> {
	if (source.claim === undefined || wanted.length === 0) return wanted.map(({ event }) => event);
	const outcome = await attempt(source.claim(wanted.map(({ missed }) => missed)));
	if (!outcome.ok) {
		context.logger.warn(`${context.getNode().name}: missed events start without a mark at the vendor`, { reason: describe(outcome.error) });
		return wanted.map(({ event }) => event);
	}
	const isOurs = ({ missed: { subject } }: Wanted<D>) => outcome.value.has(subject);
	for (const { missed, event } of wanted.filter((each) => !isOurs(each))) {
		forgetSubject(context, missed.subject);
		forgetNews(context, event.news);
	}
	return wanted.filter(isOurs).map(({ event }) => event);
}
