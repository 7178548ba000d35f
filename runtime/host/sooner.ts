import type { IDataObject, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { SourceEvent } from '../../domain/ports/eventSource';
import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import type { HostContext } from './context';
import { inRound, type Round } from './paced';
import { describe, toItem } from './triggerKit';
import { markSubjectSeen, nameOfTrigger } from './triggerMemory';

/**
 * For triggers that are looked through and whose vendors deliver as well: a delivery only makes the look sooner. The process that looks starts
 * what it brings, with the memory of the looks, so that each event starts once whoever brings it; in another process the next look finds it.
 */
interface Looking {
	context: IPollFunctions;
	/** Of the last look. Milliseconds since the epoch. */
	at: number;
	/** Between the last two looks. */
	pauseMs: number;
}

const looking = new Map<string, Looking>();

const shortestPauseMs = 10 * 60_000;

export function noteLook(context: IPollFunctions, now: number): void {
	const name = nameOfTrigger(context);
	const before = looking.get(name);
	looking.set(name, { context, at: now, pauseMs: before ? now - before.at : 0 });
}

export function forgetLooks(context: HostContext): void {
	looking.delete(nameOfTrigger(context));
}

/** Answers at once; what could not be started now is found by the next look. */
export function startSooner<D>(
	context: IWebhookFunctions,
	events: readonly SourceEvent<D>[],
	clock: Pick<Clock, 'now' | 'sleep'>,
	memoryDays: number,
): void {
	const found = looking.get(nameOfTrigger(context));
	// A process that has not looked for long leads no more, and another one looks.
	if (!found || clock.now() - found.at > 2 * Math.max(found.pauseMs, shortestPauseMs)) return;
	const work = async (round: Round) => await startEach(found.context, round, events, { now: clock.now(), memoryDays });
	void attempt(inRound(found.context, clock, work)).then((outcome) => {
		if (!outcome.ok) context.logger.warn(`${context.getNode().name}: a delivery could not be started`, { reason: describe(outcome.error) });
	});
}

async function startEach<D>(
	context: IPollFunctions,
	round: Round,
	events: readonly SourceEvent<D>[],
	{ now, memoryDays }: { now: number; memoryDays: number },
): Promise<void> {
	const staticData = context.getWorkflowStaticData('node');
	// As long as nobody has looked, it is not known what is news.
	if (!Array.isArray(staticData.listed)) return;
	for (const each of events) {
		const subject = each.subject ?? each.event.id;
		if ((staticData.listed as unknown[]).includes(subject) || wasDelivered(staticData, subject)) continue;
		if (!(await round.mayStart())) return;
		if (!markSubjectSeen(context, subject)) continue;
		noteDelivered(staticData, subject, now, memoryDays);
		// n8n saves the static data with it.
		round.start(toItem(context, each));
	}
}

/** A list may be older than a delivery: what was started is not forgotten because it does not show it yet. */
export function wasDelivered(staticData: IDataObject, subject: string): boolean {
	return deliveredIn(staticData)[subject] !== undefined;
}

function noteDelivered(staticData: IDataObject, subject: string, now: number, memoryDays: number): void {
	const kept = Object.entries(deliveredIn(staticData)).filter(([, at]) => now - at < memoryDays * 86_400_000);
	staticData.delivered = { ...Object.fromEntries(kept), [subject]: now };
}

function deliveredIn({ delivered }: IDataObject): Record<string, number> {
	return typeof delivered === 'object' && delivered !== null ? (delivered as Record<string, number>) : {};
}
