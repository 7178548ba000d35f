import type { LeadField } from '../../../runtime/crm/leadStore';

/** Contact properties by field. An e-mail is unique in HubSpot by itself. Those that begin with `ponte_` have to be made once. */
export const propertyOf: Readonly<Partial<Record<LeadField, string>>> = {
	firstName: 'firstname',
	lastName: 'lastname',
	email: 'email',
	phone: 'phone',
	mobile: 'mobilephone',
	company: 'company',
	interest: 'message',
	status: 'hs_lead_status',
	owner: 'hubspot_owner_id',
	source: 'ponte_source',
	campaign: 'ponte_campaign',
	consent: 'ponte_consent',
	step: 'ponte_step',
	lastTouch: 'ponte_last_touch',
	stopReason: 'ponte_stop_reason',
	phoneKey: 'ponte_phone',
};

export const phoneKeyProperty = 'ponte_phone';

export const phoneProperties = ['phone', 'mobilephone', 'hs_whatsapp_phone_number'] as const;

/** Where a search finds a number; HubSpot makes the last two by itself, without the country. */
export const searchedPhones = [...phoneProperties, 'hs_searchable_calculated_phone_number', 'hs_searchable_calculated_mobile_number'];

/** "Unsubscribed from all email": by a link in an e-mail of HubSpot's, or by a person. */
export const unsubscribedProperty = 'hs_email_optout';

/** What is asked for of a contact. */
export const readProperties = [
	...Object.values(propertyOf),
	'hs_whatsapp_phone_number',
	'hs_additional_emails',
	unsubscribedProperty,
	'createdate',
	'lastmodifieddate',
];

/** What a person has to make, as the words of HubSpot's settings have it. */
export function propertyHint(name: string): string {
	if (name === phoneKeyProperty) return `"${name}" (single-line text, with "Require unique values for this property")`;
	return name.startsWith('ponte_') ? `"${name}" (single-line text)` : `"${name}"`;
}
