import { asText, type Json } from '../../../runtime/client/json';
import type { StoredNote } from '../../../runtime/crm/leadStore';
import { noteHtml } from '../../../runtime/crm/noteHtml';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { PipedriveApi } from '../client/api';
import { notesPath, vendor } from '../client/vendor';
import { moment } from './persons';

/** In the order in which they were made: their ids count up. */
export async function readNotes(api: PipedriveApi, personId: string): Promise<StoredNote[]> {
	const notes = (await api.list(notesPath, { person_id: personId })).flatMap((note) => readNote(note) ?? []);
	return notes.toSorted((one, other) => Number(one.id) - Number(other.id));
}

function readNote({ id, content, add_time: addedAt, active_flag: isActive }: Json): StoredNote | undefined {
	const noteId = asText(id);
	return noteId === null || isActive === false ? undefined : { id: noteId, text: asText(content) ?? '', createdAt: moment(addedAt) };
}

export async function addNote(api: PipedriveApi, personId: string, text: string): Promise<StoredNote> {
	const note = readNote(await api.post(notesPath, { content: noteHtml(text), person_id: Number(personId) }));
	if (!note) throw unreadableAnswer(vendor, 'unknownOutcome', 'a note', ['id']);
	return note;
}

export async function removeNote(api: PipedriveApi, { id }: StoredNote): Promise<void> {
	await removeOnce(api, `${notesPath}/${encodeURIComponent(id)}`);
}

/** It may be gone already. */
export async function removeOnce(api: PipedriveApi, path: string): Promise<void> {
	const outcome = await attempt(api.remove(path));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}
