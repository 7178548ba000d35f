import type { ForeignRecord, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { readLead } from '../../../runtime/crm/readLead';
import { requireFields } from '../../../runtime/records/halfRecord';
import { columnOf } from '../client/fields';
import { vendor } from '../client/vendor';
import { readRow } from './readRow';

const what = 'lead of Salesforce';

/** What n8n's Salesforce node puts out. */
const lead: RecordShape = {
	name: what,
	makes: ['lead'],
	fits: ({ json }) => typeOf(json) === 'Lead',
	read: readLeadRecord,
};

const other: RecordShape = {
	name: 'record of Salesforce that is not a lead',
	makes: [],
	instead: 'Get the lead first: with the Salesforce node (Lead, Get)',
	fits: ({ json }) => ![null, 'Lead'].includes(typeOf(json)),
};

export const salesforceRecords: readonly RecordShape[] = [lead, other];

/** Every record of Salesforce says what it is and where it lies. */
function typeOf({ attributes }: Json): string | null {
	const { type, url } = asRecord(attributes);
	return asText(url)?.startsWith('/services/data/') ? asText(type) : null;
}

function readLeadRecord({ json }: ForeignRecord): RecordReading {
	requireFields(vendor, what, json, ['Id']);
	// Who nobody was given to belongs to whoever made the lead, and only Salesforce knows who that is.
	const stored = { ...readRow(json, '', () => true), url: null };
	const unsaid = ([name, label]: readonly [string, string]) =>
		name in json ? [] : [`${label} is not said: the column "${name}" did not come with the lead.`];
	return {
		documents: { lead: readLead(vendor, stored, []) },
		doubts: [
			...unsaid([columnOf.consent, 'Whether the person agreed to be written to']),
			...unsaid(['IsConverted', 'Whether the lead has become a contact']),
		],
	};
}
