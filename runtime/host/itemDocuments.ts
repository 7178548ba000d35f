import type { IDataObject } from 'n8n-workflow';

/** The thread through a flow: the event's correlation id, else the order's or the payment's. */
export function correlationIdOf(json: IDataObject): string | undefined {
	const event = asObject(json.event);
	const order = asObject(json.order);
	const payment = asObject(json.payment);
	const found =
		event?.correlationId ?? threadOf(order) ?? (payment && `${String(payment.vendor)}:${String(payment.orderNumber ?? payment.id)}`);
	return typeof found === 'string' ? found : undefined;
}

function threadOf(order: IDataObject | undefined): string | undefined {
	const { id, number, source } = order ?? {};
	if (typeof source === 'string' && typeof number === 'string' && number !== '') return `${source}:${number}`;
	return typeof id === 'string' ? id : undefined;
}

/**
 * What an item is about, for keys: the ids of its documents, which are unique over shops and accounts; undefined where it has none. An
 * order's further documents come and go with the steps of a flow, so they are not looked at where there is an order or a payment.
 */
export function identityOf(json: IDataObject): string | undefined {
	const order = asObject(json.order)?.id;
	const payment = idOf('payment', 'vendor', json.payment);
	const sale = [...(typeof order === 'string' ? [order] : []), ...(payment === undefined ? [] : [payment])];
	if (sale.length > 0) return sale.join(':');
	return idOf('invoice', 'vendor', json.invoice) ?? idOf('lead', 'vendor', json.lead) ?? idOf('appointment', 'source', json.appointment);
}

function idOf(kind: string, owner: 'vendor' | 'source', value: unknown): string | undefined {
	const { id, [owner]: source } = asObject(value) ?? {};
	return id === undefined || id === null ? undefined : `${kind}:${String(source)}:${String(id)}`;
}

/** What happened, where a trigger said it. */
export function occasionOf(json: IDataObject): string | undefined {
	const occasion = asObject(json.event)?.occasion;
	return typeof occasion === 'string' && occasion !== '' ? occasion : undefined;
}

export function asObject(value: unknown): IDataObject | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : undefined;
}

/** A document, or a list of them, as n8n keeps it. Its type names its fields, so TypeScript does not see that it is plain JSON. */
export function toItemJson(document: object): IDataObject {
	return document as IDataObject;
}
