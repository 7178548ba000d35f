import { cutText } from '../../../domain/values/cutText';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { digitsWithoutCountry } from '../../../runtime/carrier/digitsWithoutCountry';
import { textSetting } from '../../../runtime/client/connection';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';

/** SuperFrete documentation, cart. */
const longest = { street: 50, number: 10, complement: 20 };

const accounts = new RecentAnswers<Json>();
const addresses = new RecentAnswers<Json[]>();

/** Who the account belongs to, and what it holds (`GET /user`). */
export async function askAccount({ call }: Api): Promise<Json> {
	const answer = asRecord(await call({ method: 'GET', path: '/user', safety: 'read' }));
	if (asNumber(answer.balance) === null && asText(answer.email) === null)
		throw unreadableAnswer(vendor, 'transient', 'the question about the account');
	return answer;
}

export async function senderPostalCode(api: Api): Promise<string> {
	return postalCodeOf(await senderAddress(api)) ?? refuse('an address with a CEP');
}

function postalCodeOf({ postal_code }: Json): string | undefined {
	return parsePostalCode(asText(postal_code)?.padStart(8, '0'));
}

/** The `from` of a label: the account's owner at the address that parcels leave from. */
export async function senderOf(api: Api) {
	const { account, clock } = api.connection;
	const address = await senderAddress(api);
	const owner = await accounts.get(account, clock, async () => await askAccount(api));
	const name = asText(address.name) ?? [owner.firstname, owner.lastname].flatMap((each) => asText(each) ?? []).join(' ');
	const text = (...names: string[]) => names.map((each) => asText(address[each])).find((each) => each !== null) ?? null;
	return {
		name: twoWords(name || refuse('a name')),
		phone: digitsWithoutCountry(asText(owner.phone)),
		document: asText(address.document)?.replace(/[^0-9A-Za-z]/g, '') ?? undefined,
		address: cutText(text('address', 'street') ?? refuse('a street'), longest.street),
		number: houseNumber(text('number', 'location_number') ?? ''),
		complement: cutText(text('complement') ?? '', longest.complement) || undefined,
		district: cutText(text('district') ?? '', 60) || 'NA',
		city: text('city') ?? asText(asRecord(address.city).city) ?? refuse('a city'),
		state_abbr: (text('state_abbr', 'state', 'uf') ?? refuse('a state')).toUpperCase(),
		postal_code: await senderPostalCode(api),
	};
}

/** A number that is cut off is another house's. */
function houseNumber(number: string): string {
	return number.length > longest.number ? refuse(`a house number of ${longest.number} characters at the most`) : number;
}

/** The `to` of a label by which goods come back; a recipient without a document is refused. */
export async function shopAsRecipient(api: Api) {
	const { account, clock } = api.connection;
	const { document, phone, district, ...shop } = await senderOf(api);
	const owner = await accounts.get(account, clock, async () => await askAccount(api));
	return {
		...shop,
		district: cutText(district, 50),
		...(phone?.length === 11 ? { phone } : {}),
		document: document || asText(owner.document)?.replace(/[^0-9A-Za-z]/g, '') || refuse('a CPF or CNPJ'),
	};
}

/** SuperFrete documentation, cart: a sender of one word is refused; a shop's name gets "Loja" before it. */
function twoWords(name: string): string {
	return cutText(/\S\s+\S/.test(name.trim()) ? name.trim() : `Loja ${name.trim()}`, 50);
}

/** The one of the credential's CEP; without it the only one, or the one that is marked as the usual one. */
async function senderAddress(api: Api): Promise<Json> {
	const { connection } = api;
	const all = await addresses.get(connection.account, connection.clock, async () => await askAddresses(api));
	const wanted = parsePostalCode(textSetting(connection, 'senderPostalCode'));
	if (wanted !== undefined) return all.find((each) => postalCodeOf(each) === wanted) ?? refuse(`an address with the CEP ${wanted}`);
	const usual = all.filter((each) => each.is_default === true || each.default === true);
	const [only = refuse('an address'), ...others] = usual.length > 0 ? usual : all;
	if (others.length > 0) throw addressUnclear();
	return only;
}

async function askAddresses({ call }: Api): Promise<Json[]> {
	const answer = await call({ method: 'GET', path: '/user/addresses', safety: 'read' });
	const list = Array.isArray(answer) ? answer : asRecord(answer).data;
	if (!Array.isArray(list)) throw unreadableAnswer(vendor, 'transient', 'the question for the addresses');
	return asRecords(list);
}

function refuse(what: string): never {
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'senderIncomplete',
		message: `The SuperFrete account is missing ${what}`,
		hint: 'Complete it in SuperFrete (Perfil → Meus endereços), then run the item again',
	});
}

function addressUnclear(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'senderUnclear',
		message: 'The SuperFrete account has several addresses, and nothing says which one parcels leave from',
		hint: 'Fill in "Sender CEP" in the credential',
	});
}
