import type { LeadField } from '../../../runtime/crm/leadStore';

/** Fields of the Lead object. Those that end in `__c` have to be made once. */
export const columnOf: Readonly<Record<LeadField, string>> = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email: 'Email',
	phone: 'Phone',
	mobile: 'MobilePhone',
	company: 'Company',
	interest: 'Description',
	status: 'Status',
	owner: 'OwnerId',
	source: 'LeadSource',
	campaign: 'Ponte_Campaign__c',
	consent: 'Ponte_Consent__c',
	step: 'Ponte_Step__c',
	lastTouch: 'Ponte_Last_Touch__c',
	stopReason: 'Ponte_Stop_Reason__c',
	emailKey: 'Ponte_Email__c',
	phoneKey: 'Ponte_Phone__c',
};

/** "Email Opt Out": whoever unsubscribes from an e-mail of Salesforce's has it. */
export const unsubscribedColumn = 'HasOptedOutOfEmail';

/** As many letters as Salesforce takes; what is longer is cut, because a form's long answer must not cost the lead. */
export const lengthOf: Readonly<Partial<Record<LeadField, number>>> = {
	firstName: 40,
	lastName: 80,
	email: 80,
	company: 255,
	interest: 32_000,
	source: 255,
	campaign: 255,
	consent: 32_000,
	stopReason: 255,
};

/** What stands where Salesforce demands something that nobody said. */
export const notGiven = '[not provided]';

export function fieldHint(column: string): string {
	if (column === columnOf.emailKey || column === columnOf.phoneKey) return `"${column}" (Text 255, "Unique", "case insensitive")`;
	if (column === columnOf.consent) return `"${column}" (Long Text Area)`;
	return column.endsWith('__c') ? `"${column}" (Text 255)` : `"${column}"`;
}
