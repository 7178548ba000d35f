import type { IHookFunctions, INodeExecutionData, IPollFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { EventSource, SourceEvent } from '../../domain/ports/eventSource';
import { IntegrationError } from '../errors/integrationError';
import { toItemJson } from './itemDocuments';

/** Wherever n8n calls a trigger. */
export type TriggerContext = IHookFunctions | IPollFunctions | ITriggerFunctions | IWebhookFunctions;

/** How missed events are looked for. */
export interface CatchUp {
	/** What is older than this is left alone. */
	maxAgeDays: number;
	/** What is younger than this is given time: its delivery may be under way, or its flow may still run. */
	graceSeconds: number;
}

/** What a trigger node adds to the life every trigger shares. */
export interface TriggerKit<Document> {
	open(context: TriggerContext): Promise<EventSource<Document>>;
	/** The vendor's names of the chosen events. */
	topics(context: TriggerContext): string[];
	/** Which events start the flow; all without it. */
	wants?(context: TriggerContext, event: SourceEvent<Document>): boolean;
	/**
	 * Takes what deliveries bring in production instead of starting it there and then: this process's rounds start each event once, and
	 * find again what no process took.
	 */
	handOver?(context: IWebhookFunctions, events: readonly SourceEvent<Document>[]): void;
	/** Some of its vendors deliver nothing and are looked through instead; what happened more days ago than that is looked at no more. */
	watchesDays?: number;
	/** Undefined where the user wants none of it. */
	catchUp?(context: TriggerContext): CatchUp | undefined;
}

/** The item that a flow starts with. */
export function toItem<D>(context: TriggerContext, { event, document, raw }: SourceEvent<D>): INodeExecutionData {
	const includeRaw = context.getNodeParameter('options.includeRaw', false) === true;
	return { json: toItemJson({ event, ...document, ...(includeRaw ? { raw } : {}) }) };
}

/** A failure for the log: nothing of its text, which may hold what the vendor was told. */
export function describe(error: unknown): string {
	return error instanceof IntegrationError ? `${error.failure.class} ${error.failure.code}` : 'unexpected';
}
