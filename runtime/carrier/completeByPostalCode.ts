import { completeAddress, unknownPostalCode, type CompletedAddress } from '../../domain/checks/postalCodeCheck';
import type { PostalCodePlace } from '../../domain/ports/postalCodeBook';
import { isBrazil, parsePostalCode, type PostalAddress } from '../../domain/values/postalAddress';

/** Completes an address by what its CEP tells. Where there is no CEP, or the address is abroad, nobody is asked. `field`: its path. */
export async function completeByPostalCode(
	address: PostalAddress,
	field: string,
	lookUp: (postalCode: string) => Promise<PostalCodePlace | undefined>,
): Promise<CompletedAddress> {
	const postalCode = isBrazil(address.country) ? parsePostalCode(address.postalCode) : undefined;
	if (postalCode === undefined) return { address, completed: [], problems: [], place: null };
	const place = await lookUp(postalCode);
	if (place) return completeAddress(address, place, field);
	return { address, completed: [], problems: [unknownPostalCode(field)], place: null };
}
