import type { Intermediary } from '../ports/invoiceIssuer';
import { fitsLayout } from '../sefaz/layoutText';
import { isCnpj } from '../values/taxId';
import type { Problem } from '../values/problem';

/** NT 2020.006: who is marked is named, by a CNPJ that exists (rejections 438, 440). */
export function intermediaryProblems(intermediary: Intermediary | undefined): Problem[] {
	if (intermediary === undefined) return [];
	const { cnpj, sellerId } = intermediary;
	return [
		...(isCnpj(cnpj) ? [] : [{ field: 'Intermediary CNPJ', message: 'is not a valid CNPJ (rejection 440)' }]),
		...(sellerId.trim().length >= 2 && fitsLayout('idCadIntTran', sellerId)
			? []
			: [{ field: 'Intermediary Seller ID', message: 'is missing, or shorter than 2 letters that a nota fiscal takes' }]),
	];
}
