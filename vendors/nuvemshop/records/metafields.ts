import { asId, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';

/** Something that an app keeps at an order. Nuvemshop takes several of one name. */
export interface Metafield {
	id: number;
	orderId: string;
	value: string;
}

/** `namespace`, `key`. */
export type FieldName = readonly [namespace: string, key: string];

/** All of this name, the oldest first; of one order where it is given, else those that were written since. */
export async function listMetafields(
	api: NuvemshopApi,
	[namespace, key]: FieldName,
	of: { orderId: string } | { since: string },
): Promise<Metafield[]> {
	const chosen = 'orderId' in of ? { owner_id: of.orderId } : { updated_at_min: of.since };
	const rows = await api.list('/metafields/orders', { ...chosen, namespace, key });
	return rows.map(readMetafield).toSorted((a, b) => a.id - b.id);
}

/** Not repeatable: the same name again makes another one. */
export async function createMetafield(api: NuvemshopApi, name: FieldName, orderId: string, value: string): Promise<Metafield> {
	const [namespace, key] = name;
	const body = { namespace, key, value, description: descriptions[namespace] ?? '', owner_resource: 'Order', owner_id: Number(orderId) };
	return readMetafield(await api.once('POST', '/metafields', body));
}

const descriptions: Readonly<Record<string, string>> = { nfe: 'Lista de NFes', ponte: 'n8n-nodes-ponte' };

export async function changeMetafield(api: NuvemshopApi, id: number, value: string): Promise<void> {
	await api.set('PUT', `/metafields/${id}`, { value });
}

export async function removeMetafield(api: NuvemshopApi, id: number): Promise<void> {
	await api.remove(`/metafields/${id}`);
}

/** One that cannot be read may be the one that would be made again. */
function readMetafield(row: Json): Metafield {
	const [id, orderId] = [asId(row.id), asText(row.owner_id)];
	if (id === undefined || orderId === null) throw unreadableAnswer(vendor, 'transient', 'the request for metafields', ['id', 'owner_id']);
	return { id, orderId, value: asText(row.value) ?? '' };
}
