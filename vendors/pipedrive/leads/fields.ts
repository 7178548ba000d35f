import { cutText } from '../../../domain/values/cutText';
import { asText, type Json } from '../../../runtime/client/json';
import { fieldNamed, fieldNames, neededFields, titled } from '../../../runtime/crm/fieldNames';
import type { LeadField, LeadFields } from '../../../runtime/crm/leadStore';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { PipedriveApi } from '../client/api';
import { vendor } from '../client/vendor';

const uses = [...neededFields, 'company', 'interest', 'status', 'source', 'campaign'] as const satisfies readonly LeadField[];

/** A field that the account has made for its persons. */
interface OwnField {
	name: string;
	/** Forty letters and digits, the same whatever it is called. */
	code: string;
	type: string;
}

export type OwnFields = Partial<Record<(typeof uses)[number], OwnField>>;

/** In Pipedrive's words "Text" and "Large text". */
const textTypes = ['varchar', 'text'];

/** A proof, and what somebody asks for, are longer than a "Text", which would lose their end without a word. */
const largeOnly: readonly LeadField[] = ['consent', 'interest'];

const longestOf: Readonly<Record<string, number>> = { varchar: 255, text: 60_000 };

const fieldsOf = perAccount(() => new RecentAnswers<OwnFields>(60_000));

/** By their names; refused where one is missing that nothing can do without. */
export async function readOwnFields(api: PipedriveApi): Promise<OwnFields> {
	const { account, clock } = api.connection;
	return await fieldsOf(account).get('fields', clock, async () => chosen(await api.list('/api/v2/personFields')));
}

function chosen(described: readonly Json[]): OwnFields {
	const all = described.flatMap(({ field_name: name, field_code: code, field_type: type, is_custom_field: isOwn }) => {
		const field = { name: asText(name) ?? '', code: asText(code) ?? '', type: asText(type) ?? '' };
		return isOwn === true && field.code !== '' && textTypes.includes(field.type) ? [field] : [];
	});
	const large = all.filter(({ type }) => type === 'text');
	const found = uses
		.map((use) => [use, fieldNamed(largeOnly.includes(use) ? large : all, fieldNames[use])] as const)
		.filter(([, field]) => field);
	const missing = neededFields.filter((use) => !found.some(([each]) => each === use));
	const named = (use: (typeof neededFields)[number]) =>
		`"${titled(fieldNames[use])}"${largeOnly.includes(use) ? ' of the kind "Large text"' : ''}`;
	if (missing.length > 0) throw fieldsMissing(missing.map(named));
	return Object.fromEntries(found);
}

export function valuesIn(customFields: Json, own: OwnFields): LeadFields {
	const named = Object.entries(own).map(([use, { code }]) => [use, asText(customFields[code])] as const);
	return Object.fromEntries(named.filter(([, value]) => value !== null));
}

/** As Pipedrive takes them; what the account has no field for is left out. An empty text empties one. */
export function toCustomFields(fields: LeadFields, own: OwnFields): Json {
	return Object.fromEntries(
		Object.entries(own).flatMap(([use, { code, type }]) => {
			const value = fields[use as LeadField];
			return value === undefined ? [] : [[code, value === '' ? null : cutText(value, longestOf[type] ?? value.length)]];
		}),
	);
}

function fieldsMissing(names: readonly string[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'fieldMissing',
		message: `Pipedrive has no field ${names.join(', ')} for persons`,
		hint: 'Add it in Pipedrive (Company settings → Data fields → Person) as "Large text" with this name; docs/pipedrive.md lists all of them, also in Portuguese. Nothing was written',
	});
}
