/** CPF or CNPJ without punctuation, which Bling writes in some answers and not in others; '' where there is none. */
export function bareTaxId(text: unknown): string {
	return typeof text === 'string' ? text.replace(/[^0-9A-Za-z]/g, '').toUpperCase() : '';
}
