import { createHash } from 'crypto';
import type { CronExpression, INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { attempt } from '../../errors/attempt';
import { hasClass } from '../../errors/integrationError';
import { toNodeError } from '../nodeErrors';
import { withoutPrivateValues } from '../privacy';
import { describe } from '../triggerKit';

export interface Rounds {
	/** Looks once and starts what there is to start. What it throws changes nothing: the next round finds the same. */
	look(): Promise<void>;
	/** The items that a test run shows; writes nothing. */
	preview(): Promise<INodeExecutionData[]>;
}

/** The life of a trigger that looks through a CRM every minute, one round at a time. */
export async function everyMinute(context: ITriggerFunctions, { look, preview }: Rounds): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => await show(context, preview) };
	let isUnderWay = false;
	let isReported = false;
	const tick = async (): Promise<void> => {
		if (isUnderWay) return;
		isUnderWay = true;
		const outcome = await attempt(look());
		isUnderWay = false;
		if (!outcome.ok) note(context, outcome.error);
		const isRefused = !outcome.ok && hasClass(outcome.error, 'auth', 'validation', 'notFound');
		// Told once, not every minute, until it is put right.
		if (!outcome.ok && isRefused && !isReported) report(context, outcome.error);
		isReported = isRefused;
	};
	const first = await attempt(look());
	// A person who switches the trigger on is told at once; a restart of n8n goes on, whatever the CRM is up to.
	if (!first.ok && !isStartOfN8n(context)) throw toNodeError(context.getNode(), withoutPrivateValues(context, first.error), 0);
	if (!first.ok) note(context, first.error);
	context.helpers.registerCron({ expression: minutely(context) }, tick);
	return {};
}

async function show(context: ITriggerFunctions, preview: Rounds['preview']): Promise<void> {
	const outcome = await attempt(preview());
	if (!outcome.ok) throw toNodeError(context.getNode(), withoutPrivateValues(context, outcome.error), 0);
	context.emit([outcome.value]);
}

function note(context: ITriggerFunctions, error: unknown): void {
	context.logger.warn(`${context.getNode().name}: the leads could not be looked through`, { reason: describe(error) });
}

/** Shows among the executions, and starts the error workflow; n8n before 2.0 has the log alone. */
function report(context: ITriggerFunctions, error: unknown): void {
	if (typeof context.saveFailedExecution !== 'function') return;
	context.saveFailedExecution(toNodeError(context.getNode(), withoutPrivateValues(context, error), 0));
}

function isStartOfN8n(context: ITriggerFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** A second of its own for each trigger, so that not all of the world asks in the same one. */
function minutely(context: ITriggerFunctions): CronExpression {
	const name = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
	const second = createHash('sha256').update(name).digest().readUInt16BE(0) % 60;
	return `${second} * * * * *` as CronExpression;
}
