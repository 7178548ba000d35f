import { isRecord } from '../client/json';
import { isCnpj, isCpf } from '../../domain/values/taxId';

/** What is not to be read in an error: of a customer and of a login. */
export interface PrivateValues {
	/** CPF, CNPJ, phone, postal code, in any writing. */
	numbers: Set<string>;
	/** Names, e-mails, parts of addresses: as a whole and word by word. */
	texts: Set<string>;
	/** Of houses: they are told by the street before them. */
	houses: Set<string>;
	secrets: Set<string>;
	/** Numbers of orders, SKUs: what a person needs to find the record. */
	readable: Set<string>;
}

export function noValues(): PrivateValues {
	return { numbers: new Set(), texts: new Set(), houses: new Set(), secrets: new Set(), readable: new Set() };
}

/** Names of fields as documents, vendors and spreadsheets write them, without punctuation and in small letters. */
const taxIds = /cpf|cnpj|taxid|^documento?$|^rg$|stateregistration|inscricao|federaltax|passport/;
const phones = /phone|fone|celular|mobile|whatsapp|^(to|waid|jid|chatid|recipient|destinatario|lid|chatlid|senderlid|userid)$/;
const postalCodes = /zip|postal|^cep/;
const emails = /e?mail/;
const streets = /street|^rua|logradouro|^endereco|address(line)?[12]?$|complement|neighbou?rhood|district|bairro|^city$|^cidade|municipio/;
const houses = /^(number|numero|addressnumber|streetnumber|numerocasa|addrnumber)$/;
const readable = /^(sku|number|ordernumber|numeropedido|numeroloja|trackingcode|accesskey|ncm|cfop|gtin|correlationid)$/;
const names =
	/^(first|last|full|middle|profile|customer|recipient|contact|buyer|payer|company|social|trade|user)name|^(nome|razaosocial|sobrenome|recipient|destinatario|cliente|comprador|companhia|company|empresa|fantasia|username|contato|attention|xnome|holder)/;
/** A `name` is a person's only where it stands in a person. */
const persons =
	/customer|client|contact|contato|lead|buyer|payer|recipient|destinat|address|endereco|shipping|billing|attend|person|^(to|from|user|owner|item)$/;
const things = /^(items?|products?|produtos|itens|lines?|lineitems|method|shippinglines|variants?|services?|raw)$/;

const maxDepth = 10;

/** Enough for an order of hundreds of lines; nobody's data stand behind that. */
const maxFields = 20_000;

/** Of a node's parameters: names, numbers and addresses that somebody typed. One word alone is a choice of the node. */
export function collectTyped(values: PrivateValues, parameters: unknown): void {
	const typed = noValues();
	collectPersonal(typed, parameters);
	for (const number of typed.numbers) values.numbers.add(number);
	for (const text of typed.texts) if (/\s|@/.test(text)) values.texts.add(text);
}

/** Gathers a customer's data from an item's documents or a request's body, whatever their form. */
export function collectPersonal(values: PrivateValues, source: unknown): void {
	let left = maxFields;
	const walk = (value: unknown, key: string, parent: string, depth: number): void => {
		if (left-- <= 0 || depth > maxDepth) return;
		if (Array.isArray(value)) for (const each of value) walk(each, key, parent, depth + 1);
		else if (isRecord(value) && !Buffer.isBuffer(value))
			for (const [name, each] of Object.entries(value)) walk(each, plainKey(name), key === '' ? parent : key, depth + 1);
		else if (typeof value === 'string' || typeof value === 'number') take(values, String(value).trim(), key, parent);
	};
	walk(source, '', 'item', 0);
}

function plainKey(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[^A-Za-z0-9]/g, '')
		.toLowerCase();
}

function take(values: PrivateValues, text: string, key: string, parent: string): void {
	if (text === '' || text.length > 300 || text.startsWith('=')) return;
	const digits = text.replace(/\D/g, '');
	const isTaxId = taxIds.test(key) || taxIds.test(parent);
	if (isTaxId || phones.test(key) || postalCodes.test(key) || looksPersonal(text, key)) {
		if (digits.length >= 7) values.numbers.add(digits);
		if (isTaxId && /[A-Za-z]/.test(text) && digits.length >= 5) values.secrets.add(text.replace(/[^A-Za-z0-9]/g, ''));
	}
	if (emails.test(key) || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) values.texts.add(text);
	else if (houses.test(key) && persons.test(parent)) values.houses.add(text);
	else if (streets.test(key)) values.texts.add(text);
	else if (isName(key, parent) && /\p{L}{2}/u.test(text)) values.texts.add(text);
	else if (readable.test(key) && digits.length < 10) values.readable.add(text);
}

function isName(key: string, parent: string): boolean {
	if (things.test(parent)) return false;
	return names.test(key) || (/^(name|nome|fullname)$/.test(key) && persons.test(parent));
}

/** By its form, whatever the field is called: a field that names a record is left alone. */
function looksPersonal(text: string, key: string): boolean {
	if (/id$|key$|code$|number$/.test(key)) return false;
	const bare = text.replace(/[.\-/\s]/g, '');
	return isCpf(bare) || isCnpj(bare) || /^\+\d[\d\s().-]{8,18}$/.test(text);
}

const secretNames = /secret|token|key|password|senha|jwt|hmac|signature|authorization/i;

/** What stands beside a token and is none. */
const openNames = /type|scope|expire|url|uri|version|notice|environment|method/i;

/** Gathers a login's secrets from a credential's fields, tokens that a login brought included. */
export function collectSecrets(values: PrivateValues, settings: unknown, isSecret = false, depth = 0): void {
	if (!isRecord(settings) || depth > 4) return;
	for (const [name, value] of Object.entries(settings)) {
		if (openNames.test(name)) continue;
		const named = isSecret || secretNames.test(name);
		if (isRecord(value)) collectSecrets(values, value, named, depth + 1);
		else if (named && typeof value === 'string' && value.trim().length >= 6) values.secrets.add(value.trim());
	}
}
