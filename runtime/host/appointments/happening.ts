import { createHash } from 'crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Appointment } from '../../../domain/documents/appointment';
import type { FlowEvent } from '../../../domain/documents/event';
import type { AppointmentEventType } from '../../../domain/ports/appointmentSource';
import type { Reminder, SkipReason } from '../../../domain/scheduling/reminders';
import type { HostContext } from '../context';
import { toItemJson } from '../itemDocuments';

/** What a flow starts for. */
export interface Happening {
	type: AppointmentEventType;
	/** The same as long as it is the same. */
	key: string;
	at: number;
	appointment: Appointment;
	reminder?: { leadMinutes: number; dueAt: string; reason: SkipReason | null };
}

export function reminderHappening(appointment: Appointment, { key, leadMinutes, dueAt, reason }: Reminder): Happening {
	return {
		type: reason === undefined ? 'reminder.due' : 'reminder.skipped',
		key,
		at: dueAt,
		appointment,
		reminder: { leadMinutes, dueAt: new Date(dueAt).toISOString(), reason: reason ?? null },
	};
}

/** The item that a flow starts with. */
export function toItem({ type, key, at, appointment, reminder }: Happening, now: number): INodeExecutionData {
	const { source, id } = appointment;
	const occasion = `${source}:${key}`;
	const event: FlowEvent = {
		id: occasion,
		type,
		occasion,
		source,
		account: id.slice(0, id.lastIndexOf('/')),
		occurredAt: new Date(at).toISOString(),
		receivedAt: new Date(now).toISOString(),
		correlationId: `${source}:${id}`,
	};
	return { json: toItemJson({ event, appointment, ...(reminder ? { reminder } : {}) }) };
}

/** Without the calendar: where one calendar invited another, the same event stands in both. */
export function keyInAllCalendars({ key, appointment: { id } }: Pick<Happening, 'key' | 'appointment'>): string {
	const prefix = id.slice(0, id.lastIndexOf('/') + 1);
	return key.startsWith(prefix) ? key.slice(prefix.length) : key;
}

/** n8n starts one execution for such a key, whichever of its processes asks; all workflows of an n8n share the keys. */
export function executionKey(context: HostContext, { type, key }: { type: string; key: string }): string {
	const parts = [context.getWorkflow().id ?? '', context.getNode().id, type, key];
	return `ponte-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
