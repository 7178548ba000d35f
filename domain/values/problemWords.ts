import type { Problem } from './problem';

/** What shops call a field of a document, in the terms of a nota fiscal where there is one. */
const words = mapOf({
	taxId: 'CPF/CNPJ',
	stateRegistration: 'state registration (inscrição estadual)',
	email: 'e-mail',
	phone: 'phone',
	postalCode: 'CEP',
	state: 'state (UF)',
	city: 'city',
	district: 'district (bairro)',
	street: 'street',
	number: 'house number',
	complement: 'complement',
	recipient: "recipient's name",
	country: 'country',
	sku: 'SKU',
	ncm: 'NCM',
	gtin: 'GTIN (EAN)',
	quantity: 'quantity',
	unitPrice: 'unit price',
	discount: 'discount',
	total: 'total',
	price: 'price',
	name: 'name',
	kind: 'kind',
});

const places = mapOf({
	customer: 'of the customer',
	shippingAddress: 'of the delivery address',
	billingAddress: 'of the billing address',
	shipping: 'of the shipping',
	totals: 'of the order',
});

const wholes = mapOf({
	customer: 'customer',
	shippingAddress: 'delivery address',
	billingAddress: 'billing address',
	items: 'list of items',
});

/** `CPF/CNPJ of the customer (order.customer.taxId) is missing`: for people first, and for whoever maps the field. */
export function tellProblem({ field, message }: Problem): string {
	const said = wordsOf(field);
	return said === undefined ? `${field} ${message}` : `${said} (${field}) ${message}`;
}

export function tellProblems(problems: readonly Problem[]): string {
	return problems.map(tellProblem).join('; ');
}

/** Undefined where the path says all there is to say. */
function wordsOf(field: string): string | undefined {
	const [, place = '', line, leaf = ''] = /^order\.(\w+?)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(field) ?? [];
	if (leaf === '') return line === undefined ? wholes.get(place) : undefined;
	const of = line === undefined ? places.get(place) : `of line ${Number(line) + 1}`;
	const word = words.get(leaf);
	return word && of && `${word} ${of}`;
}

/** A map has no members but its own: `order.customer.constructor` is no word. */
function mapOf(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
	return new Map(Object.entries(entries));
}
