import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { WooApi } from '../client/api';
import { shownName } from '../client/shown';
import { vendor } from '../client/vendor';

/** `forCustomer`: WooCommerce sends it to the customer by e-mail, which nothing takes back. */
export interface Note {
	text: string;
	forCustomer: boolean;
}

/** The same note of the same kind is put once. After silence it is looked for, and not written again in this run. */
export async function addNote(api: WooApi, orderId: string, { text, forCustomer }: Note): Promise<{ id: string; found: boolean }> {
	const path = `/orders/${orderId}/notes`;
	const isIt = (note: Json) => plain(note.note) === plain(text) && (note.customer_note === true) === forCustomer;
	const { value, found } = await lookUpThenWrite(api.connection, {
		repeatable: false,
		lookUp: async () => idOf((await api.all(path)).find(isIt)),
		write: async () => {
			const id = idOf((await api.post(path, { note: text, customer_note: forCustomer })) as Json);
			if (id === undefined) throw unreadableAnswer(vendor, 'unknownOutcome', 'a new note', ['id']);
			return id;
		},
	});
	return { id: value, found };
}

function idOf(note: Json | undefined): string | undefined {
	return asText(note?.id) ?? undefined;
}

/** WordPress puts paragraphs around it, and entities into it. */
function plain(note: unknown): string {
	const text = asText(note)?.replace(/<[^>]*>/g, ' ') ?? '';
	return (shownName(text) ?? '').replace(/\s+/g, ' ').trim();
}
