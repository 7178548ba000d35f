import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { flowVariables, type FlowDocuments } from '../../../domain/messaging/flowVariables';
import type { CustomerReply } from '../../../domain/documents/messageDocuments';
import { asObject, correlationIdOf } from '../../../runtime/host/itemDocuments';

/** What a message is about: the documents on the item, and what they offer by name. */
export interface Subject {
	documents: FlowDocuments;
	/** What a customer wrote or pressed to start the flow: a message back answers it. */
	reply?: Partial<CustomerReply>;
	variables: Record<string, string>;
	/** For people: "Order 1001". */
	title: string;
	/** Comes back with the message's statuses. */
	correlationId: string;
}

export function subjectOf(context: IExecuteFunctions, itemIndex: number): Subject {
	const { json } = context.getInputData()[itemIndex]!;
	const documents = documentsOn(json);
	const variables = flowVariables(documents);
	const number = variables.order_number;
	return {
		documents,
		...(asObject(json.reply) ? { reply: json.reply as Partial<CustomerReply> } : {}),
		variables,
		title: number === undefined ? `Item ${itemIndex}` : `Order ${number}`,
		correlationId: correlationIdOf(json) ?? ownId('lead', json.lead) ?? ownId('appointment', json.appointment) ?? runId(context, itemIndex),
	};
}

function documentsOn(json: IDataObject): FlowDocuments {
	const names = ['order', 'invoice', 'shipment', 'payment', 'appointment', 'lead'] as const;
	return Object.fromEntries(names.flatMap((name) => (asObject(json[name]) ? [[name, json[name]]] : []))) as FlowDocuments;
}

function ownId(kind: string, value: unknown): string | undefined {
	const document = asObject(value);
	return document?.id === undefined ? undefined : `${kind}:${String(document.source)}:${String(document.id)}`;
}

/** An item that is about nothing known is told apart by its run alone. */
function runId(context: IExecuteFunctions, itemIndex: number): string {
	return `execution:${context.getExecutionId()}:${itemIndex}`;
}
