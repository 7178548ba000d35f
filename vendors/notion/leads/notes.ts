import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { StoredNote } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { NotionApi } from '../client/api';
import { vendor } from '../client/vendor';
import { pieces } from './values';

const childrenOf = (pageId: string) => `/blocks/${encodeURIComponent(pageId)}/children`;

/** The paragraphs of the lead's page, as they follow each other: a new one goes to the end. */
export async function readNotes(api: NotionApi, pageId: string): Promise<StoredNote[]> {
	return (await api.list(childrenOf(pageId))).flatMap((block) => readNote(block) ?? []);
}

function readNote(block: Json): StoredNote | undefined {
	const id = asText(block.id);
	const written = asRecords(asRecord(block.paragraph).rich_text);
	const text = written.map((piece) => asText(piece.plain_text) ?? asText(asRecord(piece.text).content) ?? '').join('');
	return id === null ? undefined : { id, text, createdAt: asText(block.created_time) };
}

export async function addNote(api: NotionApi, pageId: string, text: string): Promise<StoredNote> {
	const children = [{ object: 'block', type: 'paragraph', paragraph: { rich_text: pieces(text) } }];
	const added = asRecords((await api.append(childrenOf(pageId), { children })).results)[0];
	const note = added && readNote(added);
	if (!note) throw unreadableAnswer(vendor, 'unknownOutcome', 'a note', ['results']);
	return note;
}

export async function removeNote(api: NotionApi, { id }: StoredNote): Promise<void> {
	const outcome = await attempt(api.remove(`/blocks/${encodeURIComponent(id)}`));
	// Gone already: Notion refuses to change what is in the trash.
	if (!outcome.ok && !hasClass(outcome.error, 'notFound', 'validation')) throw outcome.error;
}
