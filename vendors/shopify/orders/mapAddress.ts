import { parsePostalCode, type PostalAddress } from '../../../domain/postalAddress';
import { fieldsOf, textOf, type Fields } from '../reading';
import { splitAddressLines } from './splitAddress';

/** An address of a payload, null where the order has none. */
export function mapAddress(value: unknown): PostalAddress | null {
	const address = fieldsOf(value);
	const line1 = textOf(address.address1);
	if (line1 === null && textOf(address.city) === null && textOf(address.zip) === null) return null;
	const country = textOf(address.country_code)?.toUpperCase() ?? null;
	const line2 = textOf(address.address2);
	const abroad = country !== null && country !== 'BR';
	const lines = abroad ? { street: line1, number: null, complement: line2, district: null } : splitAddressLines(line1 ?? '', line2 ?? '');
	return {
		recipient: nameOf(address),
		...lines,
		city: textOf(address.city),
		state: textOf(address.province_code)?.toUpperCase() ?? textOf(address.province),
		postalCode: parsePostalCode(address.zip) ?? textOf(address.zip),
		country,
	};
}

export function nameOf(person: Fields): string | null {
	const parts = [textOf(person.first_name), textOf(person.last_name)].filter((part) => part !== null);
	return textOf(person.name) ?? (parts.join(' ') || null);
}
