import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { StoredNote } from '../../../runtime/crm/leadStore';
import { noteHtml } from '../../../runtime/crm/noteHtml';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { HubSpotApi } from '../client/api';
import { contactsPath, notesPath, vendor } from '../client/vendor';

/** HubSpot's own number for "note to contact". */
const noteToContact = 202;

/** So many ids HubSpot reads at once. */
const batch = 100;

const maxPages = 100;

/** By the contact's own associations: a search would not show a note that was made a moment ago. */
export async function readNotes(api: HubSpotApi, contactId: string): Promise<StoredNote[]> {
	const ids = await noteIds(api, contactId);
	const notes: StoredNote[] = [];
	for (let start = 0; start < ids.length; start += batch) {
		const inputs = ids.slice(start, start + batch).map((id) => ({ id }));
		const body = await api.ask(`${notesPath}/batch/read`, { inputs, properties: ['hs_note_body', 'hs_createdate'] });
		for (const note of resultsIn(asRecord(body))) {
			const id = asText(note.id);
			const text = asText(asRecord(note.properties).hs_note_body) ?? '';
			if (id !== null) notes.push({ id, text, createdAt: asText(note.createdAt) });
		}
	}
	return notes.toSorted(byAge);
}

async function noteIds(api: HubSpotApi, contactId: string): Promise<string[]> {
	const contact = asRecord(await api.get(`${contactsPath}/${encodeURIComponent(contactId)}`, { associations: 'notes' }));
	// Whoever takes an answer of something else for "no notes" writes another one, and what hangs on it is done again.
	if (asText(contact.id) === null) throw unreadableAnswer(vendor, 'transient', 'a contact with its notes', ['id']);
	const first = asRecord(contact.associations).notes;
	if (first === undefined) return [];
	let list = asRecord(first);
	const ids: string[] = [];
	for (let page = 0; page < maxPages; page++) {
		ids.push(...resultsIn(list).flatMap((each) => asText(each.id ?? each.toObjectId) ?? []));
		const after = asText(asRecord(asRecord(list.paging).next).after);
		if (after === null) return [...new Set(ids)];
		list = asRecord(await api.get(`${contactsPath}/${encodeURIComponent(contactId)}/associations/notes`, { after, limit: 500 }));
	}
	throw unreadableAnswer(vendor, 'transient', 'the list of notes', ['paging']);
}

function resultsIn({ results }: Json): Json[] {
	if (Array.isArray(results)) return asRecords(results);
	throw unreadableAnswer(vendor, 'transient', 'the list of notes', ['results']);
}

function byAge(one: StoredNote, other: StoredNote): number {
	return Date.parse(one.createdAt ?? '') - Date.parse(other.createdAt ?? '') || Number(one.id) - Number(other.id);
}

export async function addNote(api: HubSpotApi, contactId: string, text: string, at: string): Promise<StoredNote> {
	const body = asRecord(
		await api.post(notesPath, {
			properties: { hs_timestamp: at, hs_note_body: noteHtml(text) },
			associations: [{ to: { id: contactId }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: noteToContact }] }],
		}),
	);
	const id = asText(body.id);
	if (id === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a note', ['id']);
	return { id, text, createdAt: asText(body.createdAt) };
}

export async function removeNote(api: HubSpotApi, { id }: StoredNote): Promise<void> {
	const outcome = await attempt(api.remove(`${notesPath}/${encodeURIComponent(id)}`));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}
