import { mayWrite, noConsent } from '../../../domain/documents/lead';
import type { MessageTemplate } from '../../../domain/documents/message';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Subject } from './subject';

/** LGPD: advertising needs the customer's consent, which is another one than that to be told about an order. */
export function requireConsent({ name, category }: MessageTemplate, { documents, title }: Subject): void {
	const consent = { ...noConsent, ...(documents.lead ?? documents.checkout)?.consent };
	if (category.toUpperCase() !== 'MARKETING' || mayWrite({ consent }, 'whatsapp')) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'consentMissing',
		message: `${title}: template "${name}" is marketing, but the item has no consent to it. Nothing was sent`,
		hint: 'Put "lead.consent.given": true on the item where you hold the proof, or choose a utility template',
	});
}
