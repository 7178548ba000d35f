import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { EventSource, SourceEvent } from '../../domain/ports/eventSource';
import { IntegrationError } from '../integrationError';
import type { CatchUp } from './catchUp';
import type { HostContext } from './context';

/** What a trigger node adds to the life every trigger shares. */
export interface TriggerKit<Document> {
	open(context: HostContext): Promise<EventSource<Document>>;
	/** The vendor's names of the chosen events. */
	topics(context: HostContext): string[];
	/** Which events start the flow; all without it. */
	wants?(context: HostContext, event: SourceEvent<Document>): boolean;
	/** How missed events are looked for; undefined where the user wants none of it. */
	catchUp?(context: HostContext): CatchUp | undefined;
}

/** The item that a flow starts with. */
export function toItem<D>(context: HostContext, { event, document, raw }: SourceEvent<D>): INodeExecutionData {
	const includeRaw = readOption(context, 'options.includeRaw') === true;
	return { json: { event, ...document, ...(includeRaw ? { raw } : {}) } as unknown as IDataObject };
}

/** A failure for the log: nothing of its text, which may hold what the vendor was told. */
export function describe(error: unknown): string {
	return error instanceof IntegrationError ? `${error.failure.class} ${error.failure.code}` : 'unexpected';
}

function readOption(context: HostContext, name: string): unknown {
	return (context.getNodeParameter as (name: string, byDefault: unknown) => unknown)(name, false);
}
