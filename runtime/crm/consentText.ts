import { leadChannels, noConsent, type LeadChannel, type LeadConsent } from '../../domain/documents/lead';
import { writtenMoment } from './writtenMoment';

/**
 * A consent as one text field of a CRM, which a seller can read and write: `yes | 2026-11-29T13:00:00.000Z | whatsapp, email | what was
 * agreed and where`. A seller may write "não" over it.
 */
export function consentText({ given, at, channels, proof }: LeadConsent): string {
	const word = given === null ? 'unknown' : given ? 'yes' : 'no';
	return [word, at ?? '', channels.join(', '), (proof ?? '').replace(/\s+/g, ' ')].join(' | ').replace(/[\s|]+$/, '');
}

/** Anything but a plain yes is none: what cannot be read gives no permission. */
export function readConsent(text: string | undefined): LeadConsent {
	if (text === undefined || text.trim() === '') return noConsent;
	const [word = '', at = '', channels = '', ...proof] = text
		.normalize('NFC')
		.split('|')
		.map((part) => part.trim());
	const isRefused = /^(no|n[aã]o)$/i.test(word);
	const listed = channels.toLowerCase().split(/[\s,;]+/);
	const known = leadChannels.filter((channel) => listed.includes(channel));
	const isLimited = channels !== '';
	return {
		given: /^(yes|sim)$/i.test(word) ? (isLimited && known.length === 0 ? null : true) : isRefused ? false : null,
		// Who refused on a day did not agree later on it.
		at: momentOrNull(at, isRefused ? '23:59' : '00:00'),
		channels: known satisfies LeadChannel[],
		proof: proof.join(' | ') || null,
	};
}

/** The same as it stands after an opt-out, with what proved it. */
export function takenBack(consent: LeadConsent, at: string): string {
	return consentText({ ...consent, given: false, at, proof: [consent.proof, 'taken back'].filter(Boolean).join('; ') });
}

/** The later word counts; one without a time does not take the place of any. */
export function laterConsent(stored: LeadConsent, offered: LeadConsent): LeadConsent | undefined {
	if (offered.given === null) return undefined;
	if (stored.given === null) return offered;
	const [before, after] = [stored, offered].map(({ at }) => Date.parse(at ?? ''));
	return Number.isNaN(after) || (!Number.isNaN(before) && after! <= before!) ? undefined : offered;
}

/** "03/11/2026" is a day in November here and in March elsewhere. */
function momentOrNull(text: string, hour: '00:00' | '23:59'): string | null {
	const at = writtenMoment(text, hour);
	return at === undefined ? null : new Date(at).toISOString();
}
