import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FlowEvent } from '../../../domain/documents/event';
import { toItemJson } from '../itemDocuments';

/** What a flow starts for. */
export interface Notice {
	type: string;
	/** The same as long as it is the same; with the vendor's id before it, the occasion. */
	key: string;
	/** What of the memory says that it was told. */
	mark: string;
	/** Milliseconds since the epoch. */
	at: number;
	source: string;
	account: string | null;
	correlationId: string;
	documents: object;
}

/** What is kept between two rounds. */
export interface NoticeMemory {
	/** Marks of what was told, and when that was (milliseconds since the epoch). */
	told: Record<string, number>;
}

/** The item that a flow starts with. */
export function noticeItem({ type, key, at, source, account, correlationId, documents }: Notice, now: number): INodeExecutionData {
	const occasion = `${source}:${key}`;
	const event: FlowEvent = {
		id: occasion,
		type,
		occasion,
		source,
		account,
		occurredAt: new Date(at).toISOString(),
		receivedAt: new Date(now).toISOString(),
		correlationId,
	};
	return { json: toItemJson({ event, ...documents }) };
}

/** A copy: what a round that fails has written is not kept. What n8n hands out is made of proxies, which cannot be cloned otherwise. */
export function readNotices<Memory extends NoticeMemory>(staticData: IDataObject, name: string, empty: Memory): Memory {
	return { ...structuredClone(empty), ...(JSON.parse(JSON.stringify(staticData[name] ?? {})) as Partial<Memory>) };
}

/** `staticData` is n8n's own object, which notices what is set in it and nothing further inside. It is saved with the next start. */
export function keepNotices(staticData: IDataObject, name: string, memory: NoticeMemory): void {
	staticData[name] = toItemJson(structuredClone(memory));
}
