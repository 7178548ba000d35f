import { createHash } from 'crypto';
import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';
import { readTimeOfDay } from '../../domain/messaging/quietHours';
import { dueNight } from '../../domain/reconcile/dueNight';
import { daysBefore, type Period } from '../../domain/reconcile/period';
import { attempt } from '../../runtime/errors/attempt';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { startOnce } from '../../runtime/host/appointments/startOnce';
import { hostClock } from '../../runtime/host/clock';
import { toItemJson } from '../../runtime/host/itemDocuments';
import { usualDaysBefore, usualTimeZone, zoneParameter } from '../shared/periodParameters';

const usualHour = '03:00';

interface Settings {
	minutes: number;
	days: number;
	timeZone: string;
}

/** Once for each day: n8n saves with the start that it was started. */
export async function startNight(context: ITriggerFunctions): Promise<void> {
	const settings = settingsOf(context);
	const staticData = context.getWorkflowStaticData('node');
	const last = typeof staticData.lastNight === 'string' ? staticData.lastNight : undefined;
	const night = dueNight(hostClock.now(), settings, last);
	if (night === undefined) return;
	staticData.lastNight = night.day;
	if (!night.starts) return;
	const key = createHash('sha256').update(JSON.stringify([context.getWorkflow().id ?? '', context.getNode().id, night.day]));
	// Not started after all: the next minute tries again.
	const onUnstarted = () => void (staticData.lastNight = last ?? '');
	const start = () => startOnce(context, [itemOf(context, settings)], `ponte-${key.digest('base64url')}`, onUnstarted);
	const outcome = await attempt(Promise.resolve().then(start));
	if (outcome.ok) return;
	onUnstarted();
	throw outcome.error;
}

export function nightItem(context: ITriggerFunctions): INodeExecutionData {
	return itemOf(context, settingsOf(context));
}

function itemOf(context: ITriggerFunctions, { days, timeZone }: Settings): INodeExecutionData {
	const now = hostClock.now();
	const period = daysBefore(now, days, timeZone);
	return { json: toItemJson({ event: eventOf(context, period, now), period }) };
}

function eventOf(context: ITriggerFunctions, { from, to }: Period, now: number) {
	const at = new Date(now).toISOString();
	const occasion = `ponte:reconciliation/${context.getWorkflow().id ?? ''}/${to}`;
	return {
		...{ id: occasion, type: 'reconciliation.due', occasion, source: 'ponte', account: null },
		...{ occurredAt: at, receivedAt: at, correlationId: `reconciliation:${from}/${to}` },
	};
}

function settingsOf(context: ITriggerFunctions): Settings {
	const written = String(context.getNodeParameter('at', usualHour));
	const minutes = readTimeOfDay(written);
	const timeZone = zoneParameter(context.getNodeParameter('timeZone', usualTimeZone));
	if (minutes !== undefined) return { minutes, timeZone, days: Number(context.getNodeParameter('daysBefore', usualDaysBefore)) };
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeOfDay',
		message: `"At" is not a time of day: "${written}"`,
		hint: 'Write it as 03:00',
	});
}
