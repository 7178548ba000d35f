import { createHash } from 'crypto';
import type { CronExpression, ITriggerFunctions } from 'n8n-workflow';
import { hasClass } from '../../errors/integrationError';
import { toNodeError } from '../nodeErrors';
import { withoutPrivateValues } from '../privacy';
import { describe } from '../triggerKit';

/** `round` answers what went wrong in it, and never throws. Now, and every minute from now on; one round at a time. */
export async function everyMinute(context: ITriggerFunctions, round: () => Promise<unknown[]>): Promise<void> {
	let isUnderWay = false;
	let isReported = false;
	const tick = async (): Promise<void> => {
		if (isUnderWay) return;
		isUnderWay = true;
		// Whatever a round runs into, the next one has its turn.
		const failures = await round().finally(() => (isUnderWay = false));
		const refusal = failures.find((error) => hasClass(error, 'auth', 'validation', 'notFound'));
		// Told once, not every minute, until it is put right.
		if (refusal !== undefined && !isReported) reportFailure(context, refusal);
		isReported = refusal !== undefined;
	};
	const first = await round();
	// A person who switches the trigger on is told at once; a restart of n8n goes on, whatever the vendor is up to.
	if (first.length > 0 && !isStartOfN8n(context)) throw toNodeError(context.getNode(), withoutPrivateValues(context, first[0]), 0);
	context.helpers.registerCron({ expression: secondOfItsOwn(context) }, tick);
}

/** `what`: what could not be looked through. */
export function noteFailure(context: ITriggerFunctions, error: unknown, what = 'a calendar'): unknown {
	context.logger.warn(`${context.getNode().name}: ${what} could not be looked through`, { reason: describe(error) });
	return error;
}

/** Shows among the executions, and starts the error workflow; n8n before 2.0 has the log alone. */
function reportFailure(context: ITriggerFunctions, error: unknown): void {
	if (typeof context.saveFailedExecution !== 'function') return;
	context.saveFailedExecution(toNodeError(context.getNode(), withoutPrivateValues(context, error), 0));
}

function isStartOfN8n(context: ITriggerFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** Every minute, each trigger in a second of its own, so that not all of the world asks in the same one. */
function secondOfItsOwn(context: ITriggerFunctions): CronExpression {
	const name = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
	const second = createHash('sha256').update(name).digest().readUInt16BE(0) % 60;
	return `${second} * * * * *` as CronExpression;
}
