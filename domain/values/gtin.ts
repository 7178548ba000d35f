/** GTIN (EAN): 8, 12, 13 or 14 digits, the last one a check digit with weights 3 and 1 from the right (GS1). */
export function isGtin(text: unknown): boolean {
	if (typeof text !== 'string' || !/^(\d{8}|\d{12,14})$/.test(text)) return false;
	const sum = [...text].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
	return sum % 10 === 0;
}
