import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { flowVariables, type FlowDocuments } from '../../../domain/messaging/flowVariables';
import type { CustomerReply } from '../../../domain/documents/messageDocuments';
import { canonicalStart } from '../../../domain/scheduling/startOf';
import { asText } from '../../../runtime/client/json';
import { itemJson } from '../../../runtime/host/currentItem';
import { runOf } from '../../../runtime/host/runIdentity';
import { asObject, correlationIdOf, identityOf, occasionOf } from '../../../runtime/host/itemDocuments';

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
	/** What the message is sent for: the same thing is told once to the same person for one occasion. */
	occasion: string;
}

export function subjectOf(context: IExecuteFunctions, itemIndex: number): Subject {
	const json = itemJson(context, itemIndex);
	const documents = documentsOn(json);
	const variables = flowVariables(documents);
	const number = variables.order_number;
	return {
		documents,
		...(asObject(json.reply) ? { reply: json.reply as Partial<CustomerReply> } : {}),
		variables,
		title: number === undefined ? `Item ${itemIndex}` : `Order ${number}`,
		correlationId: correlationIdOf(json) ?? identityOf(json) ?? runOf(context, itemIndex),
		occasion: messageOccasion(json) ?? runOf(context, itemIndex),
	};
}

function documentsOn(json: IDataObject): FlowDocuments {
	const names = ['order', 'invoice', 'shipment', 'payment', 'appointment', 'checkout', 'lead', 'refund', 'returnShipment'] as const;
	return Object.fromEntries(names.flatMap((name) => (asObject(json[name]) ? [[name, json[name]]] : []))) as FlowDocuments;
}

/**
 * What happened, else what the item is about; a parcel has news of its own, and an order can have several. An appointment that was moved since
 * is another occasion, which the event of a trigger says by itself.
 */
function messageOccasion(json: IDataObject): string | undefined {
	const happened = occasionOf(json) ?? startingAt(json, identityOf(json) ?? correlationIdOf(json));
	// A sheet hands a code of digits on as a number.
	const tracking = asText(asObject(json.shipment)?.trackingNumber);
	const parts = [happened, tracking === null ? undefined : `parcel ${tracking}`];
	return parts.filter((part) => part !== undefined).join(':') || undefined;
}

function startingAt({ appointment }: IDataObject, about: string | undefined): string | undefined {
	const start = asText(asObject(appointment)?.start);
	return about === undefined || start === null ? about : `${about}:${canonicalStart({ start })}`;
}
