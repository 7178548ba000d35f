import { parseForeignId, parseTaxId, parseTaxIdField, unreadTaxId, type TaxId } from '../../../domain/values/taxId';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { isOthersField, othersNames } from '../../../domain/values/othersNames';
import { plainName } from '../../../domain/values/plainName';
import { noteAttributesOf } from './noteAttributes';

/** cpf, cnpj, cpf_cnpj, additional_cpf_cnpj, customer_document, documento, doc, tax_id and their like. */
const taxIdNames =
	/cpf|cnpj|document|^doc$|^(num|numero|number)?(do|de)?doc$|^doc(id|num|number|numero)|taxid|taxnumber|taxpayer|fiscalid|vatid|vatnumber/;

const passportNames = /passaport|passport|pasaport|foreignid|idestrangeir/;

/**
 * The best valid CPF or CNPJ that the payload holds: what was said for this order in its attributes, beside its lines or in its note, then
 * where its addresses name a company, last of all what the shop remembers of the customer. Where this order says one that cannot be read,
 * no company stands in for it.
 */
export function findTaxId(payload: Json): TaxId | undefined {
	const said = statedTaxId(payload) ?? ofLines(payload) ?? theOnlyOne(inNote(asText(payload.note)).map(parseTaxId));
	if (said !== undefined || unreadableTaxId(payload) !== undefined) return said;
	return companiesOf(payload)
		.map(parseTaxId)
		.find((taxId) => taxId !== undefined);
}

/** What the attributes of this order say. */
export function statedTaxId(payload: Json): TaxId | undefined {
	const readings = [
		...attributesNamed(payload, taxIdNames).map(parseTaxIdField),
		...attributesNamed(payload, passportNames).map((value) => parseForeignId(value, true)),
		...attributesNamed(payload, taxIdNames).map((value) => (/^\s*pass?a/i.test(value) ? parseForeignId(value) : undefined)),
	];
	return readings.find((taxId) => taxId !== undefined);
}

/** What a page of a product asked; where its lines name several people it is nobody's in particular. */
function ofLines(payload: Json): TaxId | undefined {
	return theOnlyOne(lineProperties(payload).map(parseTaxIdField));
}

function lineProperties(payload: Json): string[] {
	return asRecords(payload.line_items).flatMap(({ properties }) => attributesNamed({ note_attributes: properties }, taxIdNames));
}

const label = String.raw`\b(?:CPF|CNPJ)(?:\s*/\s*CNPJ)?\b[\s:nNº°.]*`;
const cpf = String.raw`\d{3}[.\s]?\d{3}[.\s]?\d{3}[-\u2010-\u2015\s]?\d{2}(?!\d)`;
const cnpj = String.raw`[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/?[0-9A-Z]{4}[-\u2010-\u2015]?\d{2}(?![0-9A-Z])`;
const labelled = new RegExp(`${label}(${cnpj}|${cpf})`, 'gi');

/** A note is prose: only what stands right behind its label counts, and not where it speaks of somebody else. */
function inNote(note: string | null): string[] {
	if (note === null || note.length > 2000 || othersNames.test(plainName(note))) return [];
	return [...note.matchAll(labelled)].flatMap(([, written]) => (written === undefined ? [] : [written]));
}

function theOnlyOne(readings: readonly (TaxId | undefined)[]): TaxId | undefined {
	const found = new Map(readings.flatMap((taxId) => (taxId ? [[taxId.value, taxId] as const] : [])));
	return found.size === 1 ? [...found.values()][0] : undefined;
}

/**
 * What an attribute for a tax id holds that is none, for the checks to tell; words alone ("isento") say that there is none, and a valid one
 * that was passed over is nobody's in particular.
 */
export function unreadableTaxId(payload: Json): TaxId | undefined {
	const stated = [...attributesNamed(payload, taxIdNames), ...lineProperties(payload), ...inNote(asText(payload.note))];
	const written = stated.find(
		(value) => /\p{Nd}{3}/u.test(value.replace(/[\s.-]/g, '')) && value.length <= 80 && parseTaxIdField(value) === undefined,
	);
	return written === undefined ? undefined : unreadTaxId(written);
}

/** A company that is nothing but eleven or fourteen digits is a CPF or CNPJ with a slip in it: many themes ask for it there. */
export function unreadableCompany(payload: Json): TaxId | undefined {
	const written = companiesOf(payload).find((company) => /^(?:\d{11}|\d{14})$/.test(company.replace(/[\s./-]/g, '')));
	return written === undefined ? undefined : unreadTaxId(written);
}

function attributesNamed(payload: Json, names: RegExp): string[] {
	return noteAttributesOf(payload).flatMap(({ name, value }) => {
		const plain = plainName(name);
		return names.test(plain) && !isOthersField(name) ? [value] : [];
	});
}

/** The company's name where the field was not used for a CPF or CNPJ. */
export function companyName(payload: Json): string | undefined {
	return companiesOf(payload).find((company) => parseTaxId(company) === undefined);
}

function companiesOf(payload: Json): string[] {
	const customer = asRecord(payload.customer);
	const addresses = [payload.billing_address, payload.shipping_address, customer.default_address].map(asRecord);
	return addresses
		.map(({ company }) => company)
		.filter((company): company is string => typeof company === 'string' && company.trim() !== '');
}
