import type { INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';
import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import { isDatabaseFault } from './databaseFault';
import { forget, markSeen, nameOfTrigger } from './triggerMemory';

/** Executions that one trigger's poll has under way: what piled up must not ask the vendors all in the same minute. */
const maxRunning = 5;

/** One that waits for somebody holds up nothing for longer than that. */
const longestHeldMs = 120_000;

/** As long as a flow usually takes, for an n8n that does not tell a poll when an execution has ended. */
const usuallyHeldMs = 20_000;

/** n8n may give a poll up after 36 s, and asks again every minute. */
const longestRoundMs = 25_000;

const lookAgainMs = 250;

/** In one poll. */
const maxInRound = 50;

type Slots = Set<{ until: number }>;

/** The executions under way, by trigger, each with the time until which it counts at the most. */
const running = new Map<string, Slots>();

/** Triggers that are being looked through. */
const rounds = new Map<string, Slots>();

/** Those that n8n could not start, because its database was away, by trigger. */
const unstarted = new Map<string, INodeExecutionData[]>();

/** What one poll starts: one execution for each item, so that one that fails stops no other and is retried by itself. */
export interface Round {
	/** Whether one more may be started, now or in a moment. */
	mayStart(): Promise<boolean>;
	/** n8n saves the static data with it. */
	start(item: INodeExecutionData): void;
}

/**
 * `poll` can hand n8n one execution only, so this does what n8n does with it, once for each. No work while the trigger's last round has not
 * ended. Answers whether anything was started.
 */
export async function inRound(
	context: IPollFunctions,
	clock: Pick<Clock, 'now' | 'sleep'>,
	work: (round: Round) => Promise<void>,
): Promise<boolean> {
	const name = nameOfTrigger(context);
	if (rounds.has(name)) return false;
	const slots = running.get(name) ?? new Set();
	running.set(name, slots);
	const counted = { started: 0 };
	const round = roundOf(context, clock, slots, counted);
	rounds.set(name, slots);
	const outcome = await attempt(
		(async () => {
			for (const item of takeUnstarted(name)) round.start(item);
			// A source that is asked, and nothing more, may take everything for told.
			if (await round.mayStart()) await work(round);
		})(),
	);
	if (rounds.get(name) === slots) rounds.delete(name);
	if (!outcome.ok) throw outcome.error;
	return counted.started > 0;
}

function roundOf(context: IPollFunctions, clock: Pick<Clock, 'now' | 'sleep'>, slots: Slots, counted: { started: number }): Round {
	const end = clock.now() + longestRoundMs;
	// At activation n8n waits for the poll, and everything else of the workflow with it.
	const mayWait = !markSeen(context, hadRound);
	const isFull = () => {
		for (const slot of slots) if (slot.until <= clock.now()) slots.delete(slot);
		return slots.size >= maxRunning;
	};
	const isOver = () => counted.started >= maxInRound || clock.now() >= end || running.get(nameOfTrigger(context)) !== slots;
	return {
		async mayStart() {
			while (mayWait && isFull() && !isOver()) await clock.sleep(lookAgainMs);
			return !isFull() && !isOver();
		},
		start(item) {
			counted.started++;
			const isTold = typeof context.getPollBudgetMs === 'function';
			const slot = { until: clock.now() + (isTold ? longestHeldMs : usuallyHeldMs) };
			slots.add(slot);
			context.__emit([[item]], undefined, isTold ? endOf(context, slots, slot, item) : undefined);
		},
	};
}

/** A workflow that is switched off starts nothing more, whatever its poll has still in hand. */
export function endRounds(context: Parameters<typeof nameOfTrigger>[0]): void {
	const name = nameOfTrigger(context);
	running.delete(name);
	rounds.delete(name);
	unstarted.delete(name);
	forget(context, hadRound);
}

const hadRound = 'round';

function takeUnstarted(name: string): INodeExecutionData[] {
	const items = unstarted.get(name) ?? [];
	unstarted.delete(name);
	return items;
}

function endOf(context: IPollFunctions, slots: Slots, slot: { until: number }, item: INodeExecutionData) {
	const end = context.helpers.createDeferredPromise<IRun | undefined>();
	const name = nameOfTrigger(context);
	void end.promise.then(
		() => slots.delete(slot),
		(error: unknown) => {
			slots.delete(slot);
			// Any other failure may come from an execution that did start.
			if (isDatabaseFault(error) && running.get(name) === slots) unstarted.set(name, [...(unstarted.get(name) ?? []), item]);
		},
	);
	return end;
}
