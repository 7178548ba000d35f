import { collectPersonal, collectSecrets, collectTyped, noValues } from '../privacy/personalValues';
import { redactError } from '../privacy/redactError';
import { redactorOf } from '../privacy/redactor';
import type { HostContext } from './context';

/** The credentials that were opened for a run, so that no error of it shows a secret of theirs. They go with the run. */
const opened = new WeakMap<object, Set<object>>();

export function noteCredential(context: HostContext, settings: object): void {
	const known = opened.get(context) ?? new Set();
	opened.set(context, known.add(settings));
}

/**
 * The error as it may leave the node: without the data of the item's customer, of the node's parameters and of its credentials.
 *
 * @param items the item as it came, and as it was read again
 */
export function withoutPrivateValues(context: HostContext, error: unknown, ...items: readonly unknown[]): unknown {
	const values = noValues();
	for (const item of items) collectPersonal(values, item);
	collectTyped(values, context.getNode().parameters);
	for (const settings of opened.get(context) ?? []) collectSecrets(values, settings);
	return redactError(error, redactorOf(values));
}
