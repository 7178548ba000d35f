import type { Lead } from '../../domain/documents/lead';
import type { CadenceStop, LeadNote } from '../../domain/ports/leadKeeper';
import { readConsent, takenBack } from './consentText';
import type { BookStore, LeadFields, LeadStore, StoredLead } from './leadStore';
import { readLead, wholeStep } from './readLead';
import { writeNoteOnce } from './writeNote';

const channelNames: Readonly<Record<LeadNote['channel'], string>> = { whatsapp: 'WhatsApp', email: 'E-mail', phone: 'Phone' };

/** The step first: it keeps the message from being sent again, whatever becomes of the timeline. */
export async function noteContact(store: LeadStore, id: string, note: LeadNote): Promise<{ lead: Lead; found: boolean }> {
	const before = await store.read(id);
	const fields = stepFields(before, note);
	const lead = Object.keys(fields).length === 0 ? before : await store.write(before, fields);
	const { key, text, at, channel } = note;
	const { found } = await writeNoteOnce(store, before.id, { key, heading: `${channelNames[channel]}:`, text, at });
	return { lead: readLead(store.vendor, lead, await store.owners()), found };
}

/** A sequence only goes forward: an older note that comes late takes nothing back. */
function stepFields({ fields }: StoredLead, { step, at }: LeadNote): LeadFields {
	if (step === undefined || step <= wholeStep(fields.step)) return {};
	return { step: String(step), lastTouch: at };
}

export async function stopCadence(store: BookStore, id: string, { reason, at }: CadenceStop): Promise<{ lead: Lead; unchanged: boolean }> {
	const before = await store.read(id);
	const fields = stopFields(before, reason, at);
	const unchanged = Object.keys(fields).length === 0;
	const lead = unchanged ? before : await store.write(before, fields);
	return { lead: readLead(store.vendor, lead, await store.owners()), unchanged };
}

function stopFields({ fields, isClosed }: StoredLead, reason: string, at: string): LeadFields {
	const isOptOut = reason === 'optedOut';
	// It has been stopped by what the seller did; an opt-out has to be written all the same, or be told.
	if (isClosed && !isOptOut) return {};
	const isFirst = fields.stopReason === undefined;
	const consent = readConsent(fields.consent);
	return {
		...(isFirst || (isOptOut && fields.stopReason !== reason) ? { stopReason: reason } : {}),
		...(isOptOut && consent.given !== false ? { consent: takenBack(consent, at) } : {}),
	};
}
