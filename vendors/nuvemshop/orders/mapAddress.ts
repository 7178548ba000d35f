import { readState } from '../../../domain/values/brazilStates';
import { readPhone } from '../../../domain/values/phone';
import { parsePostalCode, streetWithout, type PostalAddress } from '../../../domain/values/postalAddress';
import { asRecord, asText, type Json } from '../../../runtime/client/json';

export function shippingAddressOf(order: Json): PostalAddress | null {
	return mapAddress(asRecord(order.shipping_address));
}

/** The fields of the bill stand in the order itself, as `billing_city` and so on; an order without goes where the goods go. */
export function billingAddressOf(order: Json): PostalAddress | null {
	const fields = ['name', 'phone', 'address', 'number', 'floor', 'locality', 'zipcode', 'city', 'province', 'country'];
	return mapAddress(Object.fromEntries(fields.map((field) => [field, order[`billing_${field}`]])));
}

/** Null where there is none. `floor` is the complement, `locality` the district, and the state is written in words. */
function mapAddress(address: Json): PostalAddress | null {
	const [street, city, zip, province] = [address.address, address.city, address.zipcode, address.province].map(asText);
	if (!street && !city && !zip) return null;
	const country = asText(address.country)?.toUpperCase() ?? null;
	const uf = country === null || country === 'BR' ? readState(province ?? '') : undefined;
	const phone = phoneOf(address.phone, country);
	return {
		recipient: asText(address.name),
		street: streetWithout(asText(address.number), street ?? null),
		number: asText(address.number),
		complement: asText(address.floor),
		district: asText(address.locality),
		city: city ?? null,
		state: uf ?? province ?? null,
		postalCode: parsePostalCode(zip) ?? zip ?? null,
		country,
		...(phone === null ? {} : { phone }),
	};
}

/** E.164 where it can be read, else as it was written. */
export function phoneOf(written: unknown, country: string | null): string | null {
	const reading = readPhone(written, country);
	return reading.valid ? reading.e164 : asText(written);
}
