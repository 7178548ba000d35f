import { noteWithLine } from '../../../domain/sale/noteWithLine';
import { asRecord } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { orderNotFound } from '../orders/orderNotFound';
import { orderNoteDocument, setNoteDocument } from './queries';

/** Shopify can only overwrite a note, so it is read first; a change between those two calls is lost. */
export async function appendNote(
	graphql: Graphql,
	order: { id: string; number: string },
	text: string,
): Promise<{ note: string; found: boolean }> {
	const { order: found } = await graphql({ document: orderNoteDocument, variables: { id: order.id }, safety: 'read' });
	if (found === null || found === undefined) throw orderNotFound(order.number);
	const { note: written } = asRecord(found);
	const before = typeof written === 'string' ? written : '';
	const note = noteWithLine(before, text);
	if (note === undefined) return { note: before, found: true };
	const data = await graphql({ document: setNoteDocument, variables: { input: { id: order.id, note } }, safety: 'keyed' });
	acceptedPayload(data, 'orderUpdate');
	return { note, found: false };
}
