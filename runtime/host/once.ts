import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import { exclusive } from '../once/exclusive';
import { Ledger } from './ledger';

export interface OnceSteps<T> {
	work: () => Promise<T>;
	/** It was done before. */
	repeated: () => T;
	/** An earlier run claimed it and did not come to an end: it may have been done. */
	unfinished: () => T;
}

/**
 * Does `work` once for `key` in this workflow, over all processes of n8n, for writes that the vendor has no way of looking up. The key
 * is claimed before the work, given back if the work certainly did not happen, and kept if that is not certain.
 */
export async function once<T>(context: IExecuteFunctions, key: string, steps: OnceSteps<T>, clock?: Clock): Promise<T> {
	const ledger = new Ledger(context, clock);
	return await exclusive(`once:${ledger.workflow}:${key}`, async () => {
		const claim = (await ledger.claim([key])).get(key);
		if (claim === 'done') return steps.repeated();
		if (claim === 'unfinished') return steps.unfinished();
		const outcome = await attempt(steps.work());
		if (outcome.ok) {
			await ledger.finish([key]);
			return outcome.value;
		}
		if (!hasClass(outcome.error, 'unknownOutcome')) await ledger.release([key]);
		throw outcome.error;
	});
}
