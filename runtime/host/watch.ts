import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { EventSource, MissedEvent, RegistrationRequest, TimeWindow } from '../../domain/ports/eventSource';
import type { Clock } from '../clock';
import { hasClass } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import { inRound, type Round } from './paced';
import { wasDelivered } from './sooner';
import { describe, toItem, type TriggerKit } from './triggerKit';
import { markSubjectSeen } from './triggerMemory';

const dayMs = 86_400_000;

/**
 * For vendors that deliver nothing: compares what the vendor lists with what it listed before, and starts what is new, each in an execution
 * of its own. n8n keeps the comparison where something was started, and at activation; so what came about while n8n was off is started
 * when it is back. What there was at activation is not.
 */
export async function watch<D>(
	kit: TriggerKit<D>,
	context: IPollFunctions,
	request: RegistrationRequest,
	clock: Pick<Clock, 'now' | 'sleep'>,
): Promise<void> {
	const { watchesDays } = kit;
	if (watchesDays === undefined) return;
	const now = clock.now();
	const window = { since: new Date(now - watchesDays * dayMs).toISOString(), until: new Date(now).toISOString() };
	await inRound(context, clock, async (round) => {
		const outcome = await attempt(
			kit.open(context).then(async (source) => await startListed({ kit, context, source, round }, request, window)),
		);
		if (!outcome.ok) context.logger.warn(`${context.getNode().name}: could not look for events`, { reason: describe(outcome.error) });
	});
}

interface Watching<D> {
	kit: TriggerKit<D>;
	context: IPollFunctions;
	source: EventSource<D>;
	round: Round;
}

async function startListed<D>(watching: Watching<D>, request: RegistrationRequest, window: TimeWindow): Promise<void> {
	const { context, source, round } = watching;
	if (!source.listed) return;
	const staticData = context.getWorkflowStaticData('node');
	const listed = await source.listed(window, request);
	const before = Array.isArray(staticData.listed) ? new Set(staticData.listed) : undefined;
	const isNews = ({ subject }: MissedEvent<D>) => before?.has(subject) === false && !wasDelivered(staticData, subject);
	const fresh = listed.filter(isNews);
	// What was not come to is new again a minute later, and so is what cannot be read now.
	const open = new Set(fresh.map(({ subject }) => subject));
	noteListed(staticData, listed, open);
	for (const each of fresh) {
		if (!(await round.mayStart())) return;
		const outcome = await attempt(each.read());
		if (!outcome.ok) context.logger.warn(`${context.getNode().name}: an event could not be read`, { reason: describe(outcome.error) });
		if (!outcome.ok && hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) continue;
		open.delete(each.subject);
		// n8n saves it with the start.
		noteListed(staticData, listed, open);
		const event = outcome.ok ? outcome.value : undefined;
		if (!event || watching.kit.wants?.(context, event) === false) continue;
		// A delivery may have brought it while it was read.
		if (watching.kit.handOver && !markSubjectSeen(context, each.subject)) continue;
		round.start(toItem(context, event));
	}
}

function noteListed<D>(staticData: IDataObject, listed: readonly MissedEvent<D>[], open: ReadonlySet<string>): void {
	staticData.listed = listed.map(({ subject }) => subject).filter((subject) => !open.has(subject));
}
