import { z } from 'zod';
import { readAccessKey } from '../../../domain/values/accessKey';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import type { Connection } from '../../../runtime/client/connection';
import { digitsWithoutCountry } from '../../../runtime/carrier/digitsWithoutCountry';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { read, text } from '../client/payload';
import { vendor } from '../client/vendor';

const account = z.object({
	firstname: text,
	lastname: text,
	email: text,
	document: text,
	phone: z.object({ phone: text }).nullish().catch(null),
	address: z.object({
		postal_code: text,
		address: text,
		number: text,
		complement: text,
		district: text,
		city: z.object({ city: text, state: z.object({ state_abbr: text }) }),
	}),
});

const company = z.object({ name: text, company_name: text, email: text, document: text, state_register: text });
const companies = z.object({ data: z.array(company) });

type Account = z.output<typeof account>;
type Company = z.output<typeof company>;

const accounts = new RecentAnswers<Account>();
const shopsOfAccounts = new RecentAnswers<Company[]>();

/** The person and address that the account is registered with. */
export async function askAccount(connection: Connection, call: Call): Promise<Account> {
	return await accounts.get(connection.account, connection.clock, async () => {
		const body = await call({ method: 'GET', path: '', safety: 'read' });
		return read(account, body, 'the question about the account', 'validation');
	});
}

export async function senderPostalCode(connection: Connection, call: Call): Promise<string> {
	const { address } = await askAccount(connection, call);
	const postalCode = parsePostalCode(address.postal_code?.padStart(8, '0'));
	if (postalCode) return postalCode;
	throw senderIncomplete('an address with a CEP', 'Enter the address in Melhor Envio (Minha conta), then run the item again');
}

/**
 * The `from` of a label. A commercial one goes out in the name of the account's shop (Minhas lojas) that issued the invoice, because
 * it needs CNPJ and state registration.
 */
export async function senderOf(connection: Connection, call: Call, accessKey: string | null) {
	const owner = await askAccount(connection, call);
	const shop = accessKey === null ? undefined : await askShop(connection, call, accessKey);
	const { address } = owner;
	return {
		name: shop?.company_name ?? shop?.name ?? [owner.firstname, owner.lastname].filter(Boolean).join(' '),
		phone: digitsWithoutCountry(owner.phone?.phone ?? null),
		email: shop?.email ?? owner.email ?? undefined,
		document: owner.document?.replace(/\D/g, ''),
		...(shop ? { company_document: bare(shop.document), state_register: shop.state_register } : {}),
		address: address.address,
		number: address.number,
		complement: address.complement ?? undefined,
		district: address.district,
		city: address.city.city,
		state_abbr: address.city.state.state_abbr,
		country_id: 'BR',
		postal_code: await senderPostalCode(connection, call),
	};
}

async function askShop(connection: Connection, call: Call, accessKey: string): Promise<Company> {
	const shops = await shopsOfAccounts.get(connection.account, connection.clock, async () => {
		const body = await call({ method: 'GET', path: '/companies', safety: 'read' });
		return read(companies, body, 'the question about the shops', 'validation').data;
	});
	const { issuerTaxId } = readAccessKey(accessKey);
	// Of several a guess would put another company's CNPJ beside the nota fiscal; an only one is what the account sends as.
	const shop = shops.length > 1 ? issuerAmong(shops, issuerTaxId) : shops[0];
	if (shops.length > 1 && !shop)
		throw senderIncomplete(
			'the shop that issued the nota fiscal: none of its shops has that CNPJ',
			'Enter the company that issues your invoices in Melhor Envio (Minhas lojas), then run the item again',
		);
	if (shop?.document && shop.state_register) return shop;
	throw senderIncomplete(
		'a shop with CNPJ and state registration (inscrição estadual), which a parcel with a nota fiscal needs',
		'Enter both in Melhor Envio (Minhas lojas), then run the item again',
	);
}

/** The issuer of the nota fiscal, or the one other branch of that company (a CNPJ begins with its company's eight characters). */
function issuerAmong(shops: readonly Company[], issuer: string): Company | undefined {
	const company = shops.filter(({ document }) => bare(document).slice(0, 8) === issuer.slice(0, 8));
	return company.find(({ document }) => bare(document) === issuer) ?? (company.length === 1 ? company[0] : undefined);
}

function bare(document: string | null): string {
	return (document ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

function senderIncomplete(what: string, hint: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'senderIncomplete',
		message: `The Melhor Envio account is missing ${what}`,
		hint,
	});
}
