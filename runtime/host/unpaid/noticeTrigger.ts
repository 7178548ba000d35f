import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { attempt } from '../../errors/attempt';
import { IntegrationError } from '../../errors/integrationError';
import { everyMinute, noteFailure } from '../appointments/everyMinute';
import { executionKey } from '../appointments/happening';
import { startOnce } from '../appointments/startOnce';
import { hostClock } from '../clock';
import { toNodeError } from '../nodeErrors';
import { withoutPrivateValues } from '../privacy';
import { keepNotices, noticeItem, readNotices, type Notice, type NoticeMemory } from './notice';

/** What a trigger of notices does each minute. */
export interface NoticeRounds<Memory extends NoticeMemory> {
	/** Where n8n keeps the memory. */
	name: string;
	empty: Memory;
	/** For the log: what could not be looked through. */
	what: string;
	/** Looks once. `tell` is called when the memory says that it was told. What it throws changes nothing more. */
	look(memory: Memory, now: number, tell: (notice: Notice) => void): Promise<void>;
	/** What a test run shows; writes nothing. */
	preview(memory: Memory, now: number): Promise<Notice[]>;
	/** What to say where there is nothing to show. */
	nothing: { message: string; hint: string };
}

/**
 * The life of a trigger that looks every minute for what somebody has left undone. It parks nothing: what is due follows from what the
 * vendor says now, and each notice starts one execution, under a key that all of n8n's processes share.
 */
export async function watchNotices<Memory extends NoticeMemory>(
	context: ITriggerFunctions,
	rounds: NoticeRounds<Memory>,
): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => await show(context, rounds) };
	const unstarted: Notice[] = [];
	await everyMinute(context, async () => {
		const outcome = await attempt(oneRound(context, rounds, unstarted));
		return outcome.ok ? [] : [noteFailure(context, outcome.error, rounds.what)];
	});
	return {};
}

async function oneRound<Memory extends NoticeMemory>(
	context: ITriggerFunctions,
	{ name, empty, look }: NoticeRounds<Memory>,
	unstarted: Notice[],
): Promise<void> {
	const staticData = context.getWorkflowStaticData('node');
	const memory = readNotices(staticData, name, empty);
	// What n8n could not start was not told after all; its key lets it start once.
	for (const { mark } of unstarted.splice(0)) delete memory.told[mark];
	await look(memory, hostClock.now(), (notice) => {
		// Before it is started: starting is what makes n8n save it.
		keepNotices(staticData, name, memory);
		const key = executionKey(context, notice);
		startOnce(context, [noticeItem(notice, hostClock.now())], key, () => unstarted.push(notice));
	});
	keepNotices(staticData, name, memory);
}

async function show<Memory extends NoticeMemory>(context: ITriggerFunctions, rounds: NoticeRounds<Memory>): Promise<void> {
	const outcome = await attempt(previewItems(context, rounds));
	if (!outcome.ok) throw toNodeError(context.getNode(), withoutPrivateValues(context, outcome.error), 0);
	context.emit([outcome.value]);
}

async function previewItems<Memory extends NoticeMemory>(
	context: ITriggerFunctions,
	{ name, empty, preview, nothing }: NoticeRounds<Memory>,
): Promise<INodeExecutionData[]> {
	const now = hostClock.now();
	const notices = await preview(readNotices(context.getWorkflowStaticData('node'), name, empty), now);
	if (notices.length > 0) return notices.map((notice) => noticeItem(notice, now));
	throw new IntegrationError('ponte', { class: 'notFound', code: 'nothingToShow', ...nothing });
}
