import { leadChannels, mayWrite, type Lead, type LeadConsent, type LeadOwner } from '../../domain/documents/lead';
import { readPhone } from '../../domain/values/phone';
import type { Problem } from '../../domain/values/problem';
import type { Vendor } from '../client/vendor';
import { readConsent } from './consentText';
import { readIdentity } from './identity';
import type { StoredLead } from './leadStore';
import { joinName } from '../../domain/values/personName';
import { writtenMoment } from './writtenMoment';

/** The document; `more`: problems that only the caller knows of. */
export function readLead(vendor: Vendor, stored: StoredLead, owners: readonly LeadOwner[], more: readonly Problem[] = []): Lead {
	const { id, fields, phones, createdAt, updatedAt, url, isClosed } = stored;
	const email = fields.email ?? null;
	const phone = bestPhone(phones);
	const owner = fields.owner === undefined ? null : (owners.find((each) => each.id === fields.owner) ?? departed(fields.owner));
	const hasLeft = owner !== null && owners.every((each) => each.id !== owner.id);
	const problems = [
		...readIdentity({ email, phone }).problems,
		...(hasLeft ? [{ field: 'lead.owner', message: 'has left or is not active: give the lead to somebody else' }] : []),
		...more,
	];
	return {
		id,
		vendor: vendor.id,
		source: fields.source ?? null,
		campaign: fields.campaign ?? null,
		name: joinName(fields.firstName, fields.lastName),
		email,
		phone,
		company: fields.company ?? null,
		interest: fields.interest ?? null,
		owner,
		consent: consentNow(stored),
		status: fields.status ?? null,
		cadence: {
			step: wholeStep(fields.step),
			lastTouch: touchMoment(fields.lastTouch),
			// Who has been made a contact is the seller's.
			stopReason: fields.stopReason ?? (isClosed ? 'seller' : null),
		},
		url,
		createdAt,
		updatedAt,
		problems,
	};
}

/** A form may agree to e-mails; who has unsubscribed in the CRM gets none all the same. */
function consentNow({ fields, isUnsubscribed = false }: StoredLead): LeadConsent {
	const consent = readConsent(fields.consent);
	if (!isUnsubscribed || consent.given !== true) return consent;
	const channels = leadChannels.filter((channel) => channel !== 'email' && mayWrite({ consent }, channel));
	return { ...consent, given: channels.length > 0, channels };
}

/** WhatsApp is on mobiles: the first of them, else the first number that can be read, else what is written. */
function bestPhone(phones: readonly string[]): string | null {
	const readings = phones.map((each) => readPhone(each));
	const read = readings.flatMap((reading) => (reading.valid ? [reading] : []));
	const best = read.find(({ kind }) => kind !== 'landline') ?? read[0];
	return best?.e164 ?? phones[0] ?? null;
}

/** A seller may write "27/11/2026 15:30", or the day alone, which counts as its end; what cannot be read stays as it is written. */
export function touchMoment(text: string | undefined): string | null {
	const {
		day,
		month,
		year,
		hour = '23',
		minute = '59',
	} = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:,?\s+(?<hour>\d{1,2})[:h](?<minute>\d{2}))?$/.exec(text?.trim() ?? '')
		?.groups ?? {};
	if (text === undefined) return null;
	const isNumbers = day !== undefined && month !== undefined;
	const written = isNumbers ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}` : text;
	const at = writtenMoment(written, '23:59');
	return at === undefined ? text : new Date(at).toISOString();
}

function departed(id: string): LeadOwner {
	return { id, name: null, email: null, phone: null };
}

/** A person may write "2ª etapa": who has had a step does not begin again. */
export function wholeStep(text: string | undefined): number {
	const step = Math.floor(Number(/\d+(?:[.,]\d+)?/.exec(text ?? '')?.[0].replace(',', '.') ?? '0'));
	return Number.isSafeInteger(step) && step > 0 ? step : 0;
}
