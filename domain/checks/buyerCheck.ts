import { icmsStanding } from '../documents/customer';
import { fitsLayout } from '../sefaz/layoutText';
import { isBroughtHome } from '../sale/broughtHome';
import { isText } from '../values/isText';
import type { Order } from '../documents/order';
import { isBrazil, isState, parsePostalCode, type PostalAddress } from '../values/postalAddress';
import type { Problem } from '../values/problem';
import { parseTaxId } from '../values/taxId';

/** What an invoice has to say of its recipient; lengths are those of the NF-e (2 to 60 characters). */
export function buyerProblems(order: Order): Problem[] {
	const field = order.billingAddress ? 'order.billingAddress' : 'order.shippingAddress';
	const address = addressOf(order);
	return [...customerProblems(order), ...addressProblems(address, field), ...unwritable(address, field)];
}

function customerProblems({ customer }: Order): Problem[] {
	return [...nameProblems(customer.name), ...taxIdProblems(customer.taxId), ...registrationProblems(customer)];
}

function nameProblems(name: string | null): Problem[] {
	const field = 'order.customer.name';
	if (!isText(name, 2)) return [{ field, message: 'is missing' }];
	return fitsLayout('xNome', name) ? [] : [{ field, message: unwritableMessage }];
}

/** An NFC-e up to this total need not say whose it is (rejection 750; states may have a lower limit of their own). */
const mostOfNobody = 10_000;

/**
 * The same for an NFC-e over the counter: nobody has to be named, and what is not complete is left out. One that is brought home has a
 * recipient with an address (rejections 787, 788). `named`: the issuer keeps customers, and cannot invoice nobody.
 */
export function consumerProblems(order: Order, named: boolean): Problem[] {
	const { customer, totals } = order;
	const isHome = isBroughtHome(order);
	const why = consumerReason(isHome, named, totals.total);
	const address = order.billingAddress ? 'order.billingAddress' : 'order.shippingAddress';
	return [
		...(customer.name === null && !named ? [] : nameProblems(customer.name)),
		...(customer.taxId ? taxIdProblems(customer.taxId) : why === undefined ? [] : [{ field: 'order.customer.taxId', message: why }]),
		...(isHome ? [...addressProblems(addressOf(order), address), ...unwritable(addressOf(order), address)] : []),
	];
}

function consumerReason(isHome: boolean, named: boolean, total: number): string | undefined {
	if (isHome) return 'is missing: an NFC-e of goods that are brought home names who gets them (rejection 787)';
	if (named) return 'is missing: this ERP invoices customers by their CPF or CNPJ, in an NFC-e, too';
	return total > mostOfNobody ? 'is missing: an NFC-e over more than R$ 10.000,00 names its consumer (rejection 750)' : undefined;
}

function addressOf({ billingAddress, shippingAddress }: Order): PostalAddress | null {
	return billingAddress ?? shippingAddress;
}

const unwritableMessage = 'has no letters that a nota fiscal takes (only those of Western Europe)';

const layoutNames = { street: 'xLgr', number: 'nro', district: 'xBairro', city: 'xMun' } as const;

/** Parts that are there, of which nothing is left in SEFAZ's alphabet. */
function unwritable(address: PostalAddress | null, field: string): Problem[] {
	const parts = Object.keys(layoutNames) as (keyof typeof layoutNames)[];
	return parts.flatMap((part) => {
		const text = address?.[part];
		if (!isText(text, shortest[part]) || fitsLayout(layoutNames[part], text)) return [];
		return [{ field: `${field}.${part}`, message: unwritableMessage }];
	});
}

export function taxIdProblems(taxId: Order['customer']['taxId']): Problem[] {
	const field = 'order.customer.taxId';
	if (!taxId) return [{ field, message: 'is missing: a nota fiscal needs the CPF or CNPJ' }];
	if (taxId.type === 'foreign') {
		return /^[!-ÿ]{5,20}$/.test(taxId.value) ? [] : [{ field, message: 'is not a foreign document of 5 to 20 characters' }];
	}
	return parseTaxId(taxId.value)?.type === taxId.type ? [] : [{ field, message: `is not a valid ${taxId.type}` }];
}

/** Inscrição estadual: 2 to 14 digits, however written, or ISENTO. */
function registrationProblems({ stateRegistration, taxId }: Order['customer']): Problem[] {
	const field = 'order.customer.stateRegistration';
	const { registration: bare } = icmsStanding({ stateRegistration: String(stateRegistration ?? '') });
	if (bare === undefined) return [];
	if (taxId?.type === 'foreign')
		return [{ field, message: 'cannot stand beside a foreign document (rejection 925): remove one of the two' }];
	return /^\d{2,14}$/.test(bare) ? [] : [{ field, message: 'is not a state registration (IE) of 2 to 14 digits' }];
}

/** States that know no company that is exempt of a registration (rejection 805, NT 2015.003). */
const withoutExemption = new Set('AM BA CE GO MG MS MT PA PE RN SE SP'.split(' '));

/** A company's "isento" where its state does not take it. */
export function exemptionProblems({ customer, billingAddress, shippingAddress }: Order): Problem[] {
	const state = (billingAddress ?? shippingAddress)?.state ?? '';
	const stateRegistration = String(customer.stateRegistration ?? '');
	if (icmsStanding({ stateRegistration, taxId: customer.taxId }).indicator !== 2 || !withoutExemption.has(state)) return [];
	const message = `is "isento", which ${state} does not take of a company (rejection 805): give its IE, or leave it empty if it pays no ICMS`;
	return [{ field: 'order.customer.stateRegistration', message }];
}

const shortest = { street: 2, number: 1, district: 2, city: 2 } as const;

export function addressProblems(address: PostalAddress | null, field: string): Problem[] {
	if (!address) return [{ field, message: 'is missing' }];
	const parts = Object.entries(shortest) as [keyof typeof shortest, number][];
	const doubts = (Array.isArray(address.doubts) ? address.doubts : []).map((doubt) => ({
		field: `${field}.number`,
		message: `is not certain (${doubt})`,
	}));
	const missing = parts
		.filter(([part, length]) => !isText(address[part], length) && !(part === 'number' && doubts.length > 0))
		.map(([part]) => ({ field: `${field}.${part}`, message: 'is missing' }));
	const { country } = address;
	if (!isBrazil(country))
		return missing.length === 0 ? [] : [{ field: `${field}.country`, message: `is ${country}, not Brazil` }, ...missing];
	return [
		...doubts,
		...missing,
		...(isState(address.state) ? [] : [{ field: `${field}.state`, message: 'is not a Brazilian state (UF)' }]),
		...(parsePostalCode(address.postalCode) ? [] : [{ field: `${field}.postalCode`, message: 'is not a CEP of 8 digits' }]),
	];
}
