import { createHash } from 'crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FlowEvent } from '../../../domain/documents/event';
import type { Lead } from '../../../domain/documents/lead';
import type { HostContext } from '../context';
import { toItemJson } from '../itemDocuments';

/** What a flow about a lead starts for. */
export interface LeadEvent<Type extends string = string> {
	type: Type;
	/** The same as long as it is the same. */
	key: string;
	/** Milliseconds since the epoch. */
	at: number;
	lead: Lead;
	/** What else stands on the item. */
	beside?: IDataObject;
}

/** The item that a flow starts with. `account`: the CRM's, as far as it has a name. */
export function toLeadItem({ type, key, at, lead, beside }: LeadEvent, account: string | null, now: number): INodeExecutionData {
	const source = lead.vendor ?? 'crm';
	const occasion = `${source}:${key}/${type}`;
	const event: FlowEvent = {
		id: occasion,
		type,
		occasion,
		source,
		account,
		occurredAt: new Date(at).toISOString(),
		receivedAt: new Date(now).toISOString(),
		correlationId: `${source}:${lead.id ?? ''}`,
	};
	return { json: toItemJson({ event, lead, ...beside }) };
}

/** n8n starts one execution for such a key, whichever of its processes asks; all workflows of an n8n share the keys. */
export function startLead(context: LeadStarter, event: LeadEvent, account: string | null, now: number): void {
	const parts = [context.getWorkflow().id ?? '', context.getNode().id, event.type, event.key];
	const key = `ponte-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
	context.emit([[toLeadItem(event, account, now)]], undefined, undefined, key);
}

/** A trigger's own way to start an execution. */
export type LeadStarter = HostContext & {
	emit(data: INodeExecutionData[][], response: undefined, done: undefined, key: string): void;
};
