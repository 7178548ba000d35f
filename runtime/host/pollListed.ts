import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { SourceEvent, TimeWindow } from '../../domain/ports/eventSource';
import { attempt } from '../errors/attempt';
import { hostClock } from './clock';
import { repairRegistration } from './eventTrigger';
import { toNodeError } from './nodeErrors';
import { withoutPrivateValues } from './privacy';
import { noteLook } from './sooner';
import { toItem, type TriggerKit } from './triggerKit';
import { takeStash, urlOf } from './triggerMemory';
import { watch } from './watch';

const monthMs = 30 * 86_400_000;

/** The whole life of a trigger whose vendors are looked through and deliver nothing. */
export async function pollListed<D>(kit: TriggerKit<D>, context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	// n8n asks for the items of a delivery in a test run.
	if (context.getMode() === 'manual') return takeStash(context) ?? (await latest(kit, context));
	const topics = kit.topics(context);
	const staticData = context.getWorkflowStaticData('node');
	const asked = [...topics].sort().join();
	// Of an event that was not waited for before, what there is already is no news.
	if (staticData.listedFor !== asked) delete staticData.listed;
	staticData.listedFor = asked;
	const url = urlOf(context) ?? staticData.webhookUrl;
	if (kit.handOver && typeof url === 'string' && url !== '') await repairRegistration(kit, context, { url, topics });
	noteLook(context, hostClock.now());
	await watch(kit, context, { url: '', topics }, hostClock);
	// Each event is started by itself.
	return null;
}

/** A test run shows the last thing that happened, so that the flow can be built on it, and changes nothing of what was told. */
async function latest<D>(kit: TriggerKit<D>, context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const now = hostClock.now();
	const window = { since: new Date(now - monthMs).toISOString(), until: new Date(now).toISOString() };
	const outcome = await attempt(lastOf(kit, context, window));
	if (!outcome.ok) throw toNodeError(context.getNode(), withoutPrivateValues(context, outcome.error), 0);
	return outcome.value ? [[toItem(context, outcome.value)]] : null;
}

async function lastOf<D>(kit: TriggerKit<D>, context: IPollFunctions, window: TimeWindow): Promise<SourceEvent<D> | undefined> {
	const source = await kit.open(context);
	const listed = (await source.listed?.(window, { url: '', topics: kit.topics(context) })) ?? [];
	for (const { read } of listed.toReversed()) {
		const event = await read();
		if (event && (kit.wants?.(context, event) ?? true)) return event;
	}
	return undefined;
}
