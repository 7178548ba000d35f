import type { RegularRegimeTaxes } from '../ports/invoiceIssuer';
import { readAmount } from '../values/amount';
import type { Problem } from '../values/problem';

/** Situations of PIS and COFINS that are charged by a rate. */
const byRate: readonly RegularRegimeTaxes['pisCofinsSituation'][] = ['01', '02'];

/**
 * What an NFS-e of the regular regime has to say since 2026, by the fields of the node: where one of them is filled in, the company is of
 * that regime, and the others are compulsory.
 */
export function regularRegimeProblems(regular: RegularRegimeTaxes | undefined): Problem[] {
	if (regular === undefined) return [];
	const { ibsCbsSituation: situation, ibsCbsClassification: classification, operationIndicator, nbsCode } = regular;
	const belongs = situation === null || classification === null || classification.startsWith(situation);
	return [
		...digitProblems('IBS/CBS Situation', situation, 3, true),
		...digitProblems('IBS/CBS Classification', classification, 6, true),
		...(belongs
			? []
			: [{ field: 'IBS/CBS Classification', message: `does not belong to CST ${situation}: it begins with the same 3 digits` }]),
		...(regular.pisCofinsSituation === null ? [{ field: 'PIS/COFINS Situation', message: missing }] : []),
		...rateProblems('PIS of the Operation (%)', regular.pisRate, regular),
		...rateProblems('COFINS of the Operation (%)', regular.cofinsRate, regular),
		...digitProblems('Operation Indicator', operationIndicator, 6, false),
		...digitProblems('NBS Code', nbsCode?.replace(/[.\-\s]/g, '') ?? null, 9, false),
	];
}

const missing = 'is missing: the regular regime has to say it since 2026';

function digitProblems(field: string, code: string | null, length: number, needed: boolean): Problem[] {
	if (code === null) return needed ? [{ field, message: missing }] : [];
	return new RegExp(`^\\d{${length}}$`).test(code) ? [] : [{ field, message: `is not a code of ${length} digits` }];
}

function rateProblems(field: string, rate: number | null, { pisCofinsSituation }: RegularRegimeTaxes): Problem[] {
	if (rate === null)
		return byRate.includes(pisCofinsSituation)
			? [{ field, message: `is missing: situation ${pisCofinsSituation} is charged by a rate` }]
			: [];
	return readAmount(rate, { most: 100, places: 4 }).valid ? [] : [{ field, message: 'is not a percentage' }];
}
