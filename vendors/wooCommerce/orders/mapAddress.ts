import { readAddressLines, type AddressParts } from '../../../domain/values/addressLines';
import { readState } from '../../../domain/values/brazilStates';
import { readPhone } from '../../../domain/values/phone';
import { parsePostalCode, streetWithout, type PostalAddress } from '../../../domain/values/postalAddress';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { checkoutFields } from './checkoutFields';

type Side = 'billing' | 'shipping';

/** An address of an order, null where the order has none. */
export function mapAddress(order: Json, side: Side): PostalAddress | null {
	const address = asRecord(order[side]);
	const [line1, city, postcode] = [address.address_1, address.city, address.postcode].map(asText);
	if (!line1 && !city && !postcode) return null;
	const country = asText(address.country)?.toUpperCase() ?? null;
	return {
		recipient: nameOf(address) ?? asText(address.company),
		...linesOf(order, side, country),
		city: city ?? null,
		state: stateOf(asText(address.state), country),
		postalCode: parsePostalCode(postcode) ?? postcode ?? null,
		country,
		...phoneOf(address, country),
	};
}

/** Without shipping fields of its own an order goes where the bill goes; a shop that ships nothing leaves them empty, too. */
export function shippingAddressOf(order: Json): PostalAddress | null {
	return mapAddress(order, 'shipping') ?? mapAddress(order, 'billing');
}

/** The shop's own checkout keeps the UF, and what hubs of marketplaces write it in words. */
function stateOf(written: string | null, country: string | null): string | null {
	const uf = country === null || country === 'BR' ? readState(written ?? '') : undefined;
	return uf ?? written?.toUpperCase() ?? null;
}

export function nameOf({ first_name: first, last_name: last }: Json): string | null {
	return [asText(first), asText(last)].filter((part) => part !== null).join(' ') || null;
}

/** Where the checkout has a field for the number, its fields are what they say; else people write all of it into two lines. */
function linesOf(order: Json, side: Side, country: string | null): AddressParts {
	const address = asRecord(order[side]);
	const [line1, line2] = [asText(address.address_1), asText(address.address_2)];
	if (country !== null && country !== 'BR') return { street: line1, number: null, complement: line2, district: null };
	const fields = checkoutFields(order);
	const asked = side === 'shipping' && isWhereTheBillGoes(order) ? (['shipping', 'billing'] as const) : [side];
	const said = (name: string) => asked.map((each) => fields.read(each, name)).find((value) => value !== null) ?? null;
	const [number, district] = [said('number'), said('neighborhood')];
	if (number !== null) return { street: streetWithout(number, line1), number, complement: line2, district };
	const read = readAddressLines(line1 ?? '', line2 ?? '');
	if (district === null) return read;
	// What was read for a district stands beside one that has its own field.
	const complement = [read.complement, read.district === district ? null : read.district].filter(Boolean).join(', ');
	return { ...read, complement: complement || null, district };
}

/** The same street and CEP, of which one side alone has the fields of the plugin: hubs and other programs copy WooCommerce's own. */
function isWhereTheBillGoes(order: Json): boolean {
	const [bill, goods] = [asRecord(order.billing), asRecord(order.shipping)];
	const isSame = (name: string) => asText(bill[name])?.toLowerCase() === asText(goods[name])?.toLowerCase();
	return ['address_1', 'address_2'].every(isSame) && parsePostalCode(bill.postcode) === parsePostalCode(goods.postcode);
}

function phoneOf({ phone }: Json, country: string | null): Pick<PostalAddress, 'phone'> {
	const reading = readPhone(phone, country);
	const told = reading.valid ? reading.e164 : asText(phone);
	return told === null ? {} : { phone: told };
}
