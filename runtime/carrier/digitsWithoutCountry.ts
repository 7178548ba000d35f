/** For a carrier that takes phones of 11 characters at most: digits alone, without Brazil's country code; undefined for none. */
export function digitsWithoutCountry(phone: string | null): string | undefined {
	const digits = phone?.replace(/\D/g, '') ?? '';
	return (digits.length > 11 && digits.startsWith('55') ? digits.slice(2) : digits) || undefined;
}
