import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { fieldNamed, fieldNames, titled } from '../../../runtime/crm/fieldNames';
import type { LeadField } from '../../../runtime/crm/leadStore';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { RdStationApi } from '../client/api';
import { vendor } from '../client/vendor';

const needed = ['consent', 'stopReason'] as const;

const uses = [
	...needed,
	'company',
	'interest',
	'status',
	'source',
	'campaign',
	'step',
	'lastTouch',
] as const satisfies readonly LeadField[];

/** Names of the API, which begin with `cf_`. */
export type OwnFields = Partial<Record<(typeof uses)[number], string>>;

const fieldsOf = perAccount(() => new RecentAnswers<OwnFields>(60_000));

/** The account's own fields, by their names: "Motivo da parada" is called `cf_motivo_da_parada`. */
export async function readOwnFields(api: RdStationApi): Promise<OwnFields> {
	const { account, clock } = api.connection;
	return await fieldsOf(account).get('fields', clock, async () => {
		const { fields } = await api.get('/platform/contacts/fields');
		if (!Array.isArray(fields)) throw unreadableAnswer(vendor, 'transient', 'the fields', ['fields']);
		return chosen(asRecords(fields).flatMap((field) => (isText(field) ? (asText(field.api_identifier) ?? []) : [])));
	});
}

/** A list or a choice holds what a person chose: it would read as empty, and be written over. */
function isText({ data_type: kind, presentation_type: shown }: Json): boolean {
	return (asText(kind) ?? 'STRING') === 'STRING' && (asText(shown) ?? 'TEXT').startsWith('TEXT');
}

function chosen(identifiers: readonly string[]): OwnFields {
	const all = identifiers.filter((each) => each.startsWith('cf_')).map((identifier) => ({ identifier, name: identifier.slice(3) }));
	const found = Object.fromEntries(uses.map((use) => [use, fieldNamed(all, fieldNames[use])?.identifier])) as OwnFields;
	const missing = needed.filter((use) => found[use] === undefined).map((use) => `"${titled(fieldNames[use])}"`);
	if (missing.length === 0) return Object.fromEntries(Object.entries(found).filter(([, identifier]) => identifier));
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'fieldMissing',
		message: `RD Station has no custom field ${missing.join(', ')}`,
		hint: 'Add it in RD Station (Conta → Campos personalizados) as text with this name; docs/rd-station.md lists all of them, also in Portuguese. Nothing was written',
	});
}
