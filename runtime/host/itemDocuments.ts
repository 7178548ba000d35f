import type { IDataObject } from 'n8n-workflow';

/** The thread through a flow: the event's correlation id, else the order's or the payment's. */
export function correlationIdOf(json: IDataObject): string | undefined {
	const event = asObject(json.event);
	const order = asObject(json.order);
	const payment = asObject(json.payment);
	const found = event?.correlationId ?? order?.id ?? (payment && `${String(payment.vendor)}:${String(payment.orderNumber ?? payment.id)}`);
	return typeof found === 'string' ? found : undefined;
}

export function asObject(value: unknown): IDataObject | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : undefined;
}

/** A document, or a list of them, as n8n keeps it. Its type names its fields, so TypeScript does not see that it is plain JSON. */
export function toItemJson(document: object): IDataObject {
	return document as IDataObject;
}
