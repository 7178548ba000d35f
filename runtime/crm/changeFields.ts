import type { LeadChanges } from '../../domain/ports/leadKeeper';
import { consentText } from './consentText';
import { readIdentity } from './identity';
import type { LeadFields } from './leadStore';
import { splitName } from '../../domain/values/personName';

/** What somebody wants otherwise, as the CRM's fields; an empty text empties one. */
export function changedFields(changes: LeadChanges): LeadFields {
	const { cadence, consent, name, email, phone, ownerId, status, ...plain } = changes;
	const given: Record<string, string | null | undefined> = {
		...plain,
		...(name === undefined ? {} : { firstName: '', lastName: '', ...splitName(name) }),
		...contactFields({ email, phone }),
		status,
		owner: ownerId,
		consent: consent && consentText(consent),
		step: cadence?.step?.toString(),
		lastTouch: cadence?.lastTouch,
		stopReason: cadence?.stopReason,
	};
	return Object.fromEntries(Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? '']])));
}

/** The keys go with what they name, so that the person is found by the new one. */
function contactFields({ email, phone }: Pick<LeadChanges, 'email' | 'phone'>): Record<string, string | null> {
	const identity = readIdentity({ email: email ?? null, phone: phone ?? null });
	return {
		...(email === undefined ? {} : { email: identity.email ?? email, emailKey: identity.email }),
		...(phone === undefined ? {} : { phone: identity.writtenPhone ?? phone, phoneKey: identity.phone }),
	};
}
