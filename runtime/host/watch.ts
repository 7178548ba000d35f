import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { EventSource, MissedEvent, SourceEvent, RegistrationRequest, TimeWindow } from '../../domain/ports/eventSource';
import type { Clock } from '../clock';
import { hasClass } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import { describe, toItem, type TriggerKit } from './triggerKit';

const dayMs = 86_400_000;

/** One poll starts one execution: not more than this in it, the rest a minute later. */
const maxAtOnce = 50;

/**
 * For vendors that deliver nothing: compares what the vendor lists with what it listed before, and starts what is new. n8n keeps the
 * comparison where something was started, and at activation; so what came about while n8n was off is started when it is back. What there
 * was at activation is not.
 */
export async function watch<D>(
	kit: TriggerKit<D>,
	context: IPollFunctions,
	request: RegistrationRequest,
	clock: Pick<Clock, 'now'>,
): Promise<INodeExecutionData[][] | null> {
	const { watchesDays } = kit;
	if (watchesDays === undefined) return null;
	const now = clock.now();
	const window = { since: new Date(now - watchesDays * dayMs).toISOString(), until: new Date(now).toISOString() };
	const outcome = await attempt(kit.open(context).then(async (source) => await newlyListed(kit, context, source, request, window)));
	if (outcome.ok) return outcome.value.length > 0 ? [outcome.value.map((event) => toItem(context, event))] : null;
	context.logger.warn(`${context.getNode().name}: could not look for events`, { reason: describe(outcome.error) });
	return null;
}

async function newlyListed<D>(
	kit: TriggerKit<D>,
	context: IPollFunctions,
	source: EventSource<D>,
	request: RegistrationRequest,
	window: TimeWindow,
): Promise<SourceEvent<D>[]> {
	if (!source.listed) return [];
	const staticData = context.getWorkflowStaticData('node');
	const listed = await source.listed(window, request);
	const before = Array.isArray(staticData.listed) ? new Set(staticData.listed) : undefined;
	const fresh = before === undefined ? [] : listed.filter(({ subject }) => !before.has(subject));
	const { started, unread } = await readAll(context, fresh);
	staticData.listed = listed.map(({ subject }) => subject).filter((subject) => !unread.has(subject));
	return started.filter((event) => kit.wants?.(context, event) ?? true);
}

/** What cannot be read now is new again a minute later. */
async function readAll<D>(context: IPollFunctions, fresh: MissedEvent<D>[]): Promise<{ started: SourceEvent<D>[]; unread: Set<string> }> {
	const started: SourceEvent<D>[] = [];
	const unread = new Set(fresh.slice(maxAtOnce).map(({ subject }) => subject));
	for (const { subject, read } of fresh.slice(0, maxAtOnce)) {
		const outcome = await attempt(read());
		if (outcome.ok) {
			if (outcome.value) started.push(outcome.value);
			continue;
		}
		context.logger.warn(`${context.getNode().name}: an event could not be read`, { reason: describe(outcome.error) });
		if (hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) unread.add(subject);
	}
	return { started, unread };
}
