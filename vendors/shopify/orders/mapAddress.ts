import { readPhone } from '../../../domain/values/phone';
import { parsePostalCode, type PostalAddress } from '../../../domain/values/postalAddress';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { splitAddressLines } from './splitAddress';

/** An address of a payload, null where the order has none. */
export function mapAddress(value: unknown): PostalAddress | null {
	const address = asRecord(value);
	const line1 = asText(address.address1);
	if (line1 === null && asText(address.city) === null && asText(address.zip) === null) return null;
	const country = asText(address.country_code)?.toUpperCase() ?? null;
	const line2 = asText(address.address2);
	const abroad = country !== null && country !== 'BR';
	const lines = abroad ? { street: line1, number: null, complement: line2, district: null } : splitAddressLines(line1 ?? '', line2 ?? '');
	return {
		recipient: nameOf(address),
		...lines,
		city: asText(address.city),
		state: asText(address.province_code)?.toUpperCase() ?? asText(address.province),
		postalCode: parsePostalCode(address.zip) ?? asText(address.zip),
		country,
		...phoneOf(address, country),
	};
}

function phoneOf({ phone }: Json, country: string | null): Pick<PostalAddress, 'phone'> {
	const reading = readPhone(phone, country);
	const told = reading.valid ? reading.e164 : asText(phone);
	return told === null ? {} : { phone: told };
}

export function nameOf(person: Json): string | null {
	const parts = [asText(person.first_name), asText(person.last_name)].filter((part) => part !== null);
	return asText(person.name) ?? (parts.join(' ') || null);
}
