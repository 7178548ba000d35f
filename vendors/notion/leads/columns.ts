import { asRecord, asText, type Json } from '../../../runtime/client/json';
import type { LeadField } from '../../../runtime/crm/leadStore';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

/** A column of the table: what it is called and what kind it is. */
export interface Column {
	name: string;
	type: string;
}

/** `name` is the title; `order` counts the pages as they are made. */
export type ColumnUse = Exclude<LeadField, 'firstName' | 'lastName' | 'mobile' | 'emailKey' | 'phoneKey'> | 'name' | 'order';

export type Columns = Partial<Record<ColumnUse, Column>> & Record<'name' | 'email' | 'phone' | 'order', Column>;

interface Known {
	/** Small letters, without accents and punctuation; the first is what a message calls it. */
	names: readonly string[];
	types: readonly string[];
	isNeeded?: true;
}

const texts = ['rich_text'];

const known: Readonly<Record<Exclude<ColumnUse, 'name' | 'order'>, Known>> = {
	email: { names: ['email', 'e mail'], types: ['email', 'rich_text'], isNeeded: true },
	phone: { names: ['phone', 'telefone', 'whatsapp', 'celular', 'fone'], types: ['phone_number', 'rich_text'], isNeeded: true },
	consent: { names: ['consent', 'consentimento'], types: texts, isNeeded: true },
	step: { names: ['step', 'etapa', 'passo'], types: ['number', 'rich_text'], isNeeded: true },
	lastTouch: { names: ['last touch', 'ultimo contato'], types: ['rich_text', 'date'], isNeeded: true },
	stopReason: { names: ['stop reason', 'motivo da parada'], types: texts, isNeeded: true },
	company: { names: ['company', 'empresa'], types: texts },
	interest: { names: ['interest', 'interesse', 'mensagem', 'message', 'obs'], types: texts },
	status: { names: ['status', 'situacao'], types: ['status', 'select', 'rich_text'] },
	source: { names: ['source', 'origem', 'fonte'], types: ['select', 'rich_text'] },
	campaign: { names: ['campaign', 'campanha'], types: ['select', 'rich_text'] },
	owner: { names: ['owner', 'responsavel', 'vendedor'], types: ['people'] },
};

/** The table's columns by what they are used for, from its description; refused where one is missing that nothing can do without. */
export function readColumns(source: Json): Columns {
	const all = Object.entries(asRecord(source.properties)).map(([name, property]) => ({
		name,
		type: asText(asRecord(property).type) ?? '',
	}));
	const ofType = (type: string) => all.find((column) => column.type === type);
	const found = Object.entries(known).map(([use, { names, types }]) => [use, columnNamed(all, names, types)] as const);
	const missing = Object.entries(known).flatMap(([use, { names, types, isNeeded }]) => {
		return isNeeded && !found.some(([each, column]) => each === use && column) ? [`"${titled(names[0]!)}" (${labels[types[0]!]})`] : [];
	});
	const order = ofType('unique_id');
	if (!order) missing.push('"ID" (ID)');
	if (missing.length > 0) throw columnsMissing(missing);
	return { ...Object.fromEntries(found.filter(([, column]) => column)), name: ofType('title')!, order: order! } as Columns;
}

function columnNamed(all: readonly Column[], names: readonly string[], types: readonly string[]): Column | undefined {
	for (const wanted of names) {
		const column = all.find(({ name, type }) => plain(name) === wanted && types.includes(type));
		if (column) return column;
	}
	return undefined;
}

function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

const titled = (name: string) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** As Notion's screen calls the kinds. */
const labels: Readonly<Record<string, string>> = { email: 'Email', phone_number: 'Phone', rich_text: 'Text', number: 'Number' };

function columnsMissing(missing: readonly string[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'columnMissing',
		message: `The Notion table has no column ${missing.join(', ')}`,
		hint: 'Add it to the table with this name and kind; docs/notion.md lists all of them, also in Portuguese. Nothing was written',
	});
}
