import type { IDataObject } from 'n8n-workflow';
import { toItemJson } from '../itemDocuments';

/** What n8n keeps of a trigger under a name of its own: a copy, so that what a look that fails has written is not kept. */
export function readKept<Memory extends object>(staticData: IDataObject, name: string, empty: Memory): Memory {
	return structuredClone({ ...empty, ...(staticData[name] as Partial<Memory> | undefined) });
}

/** `staticData` is n8n's own object, which notices what is set in it and nothing further inside. It is saved with the next start. */
export function keep(staticData: IDataObject, name: string, memory: object): void {
	staticData[name] = toItemJson(structuredClone(memory));
}
