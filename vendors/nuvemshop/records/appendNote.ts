import { asWritten } from '../../../runtime/client/json';
import type { NuvemshopApi } from '../client/api';
import type { OrderReference } from '../orders/orderReference';
import { orderState } from './orderState';

/** The one note of the shop's own people (`owner_note`) can only be written over, so it is read first; a change between those two calls is lost. */
export async function appendNote(api: NuvemshopApi, reference: OrderReference, text: string): Promise<{ note: string; found: boolean }> {
	const before = asWritten((await orderState(api, reference)).owner_note) ?? '';
	if (`\n${before}\n`.replaceAll('\r', '').includes(`\n${text}\n`)) return { note: before, found: true };
	const note = before === '' ? text : `${before}\n${text}`;
	await api.set('PUT', `/orders/${reference.id}`, { owner_note: note });
	return { note, found: false };
}
