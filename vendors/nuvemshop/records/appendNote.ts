import { noteWithLine } from '../../../domain/sale/noteWithLine';
import { asWritten } from '../../../runtime/client/json';
import type { NuvemshopApi } from '../client/api';
import type { OrderReference } from '../orders/orderReference';
import { orderState } from './orderState';

/** The one note of the shop's own people (`owner_note`) can only be written over, so it is read first; a change between those two calls is lost. */
export async function appendNote(api: NuvemshopApi, reference: OrderReference, text: string): Promise<{ note: string; found: boolean }> {
	const before = asWritten((await orderState(api, reference)).owner_note) ?? '';
	const note = noteWithLine(before, text);
	if (note === undefined) return { note: before, found: true };
	await api.set('PUT', `/orders/${reference.id}`, { owner_note: note });
	return { note, found: false };
}
