import type { GoodsTaxes } from '../ports/invoiceIssuer';
import { readAmount } from '../values/amount';
import type { Problem } from '../values/problem';
import { saleCfop } from './cfop';
import { ibsCbsProblems } from './ibsCbsCheck';
import { regimeOf } from './ibsCbs';

/** What of a sale decides which taxes fit it. */
export interface TaxedSale {
	model: 55 | 65;
	leavesState: boolean;
	paysIcms: boolean;
	/** `YYYY-MM-DD` in Brasília. */
	issuedOn: string;
}

/**
 * Codes and rates that SEFAZ would reject, or the layout would not take, for a sale: by regime, because a CSOSN is the Simples Nacional's and
 * a CST is not. The names of fields are the node's.
 */
export function goodsTaxProblems(taxes: GoodsTaxes, sale: TaxedSale): Problem[] {
	return [
		...icmsProblems(taxes),
		...destinationProblems(taxes, sale),
		...contributionProblems('PIS', taxes.pisSituation, taxes.pisRate),
		...contributionProblems('COFINS', taxes.cofinsSituation, taxes.cofinsRate),
		...cfopProblems(taxes, sale),
		...ibsCbsProblems(taxes.ibsCbs, regimeOf(taxes.icmsSituation), sale.issuedOn),
	];
}

/** Situations of ICMS in the layout (groups ICMS00 to ICMSSN900), by what they need. */
const charged = ['00'];
const uncharged = '40 41 50 51 60 90 102 103 300 400 500 900'.split(' ');
/** Substitution, reduced bases, fuels, credits of the Simples: amounts that only an ERP reckons. */
const reckoned = '02 10 15 20 30 53 61 70 101 201 202 203'.split(' ');

function icmsProblems({ icmsSituation: code, icmsRate: rate }: GoodsTaxes): Problem[] {
	const field = 'CST or CSOSN';
	if (reckoned.includes(code))
		return [{ field, message: `${code} needs amounts that are not reckoned here (substitution, reduced base or credit): issue by an ERP` }];
	if (!charged.includes(code) && !uncharged.includes(code)) return [{ field, message: `${code} is not a situation of ICMS` }];
	return rateProblems('ICMS (%)', `CST ${code}`, rate, charged.includes(code));
}

/** Both would say something that the other side denies: a rate of nothing, or nothing of a rate. */
function rateProblems(field: string, situation: string, rate: number | null | undefined, needed: boolean): Problem[] {
	const isAbsent = rate === null || rate === undefined;
	if (isAbsent) return needed ? [{ field, message: `is missing: ${situation} is charged by a rate` }] : [];
	if (!readAmount(rate, { most: 100, places: 4 }).valid) return [{ field, message: 'is not a percentage' }];
	return needed || rate === 0 ? [] : [{ field, message: `has no place with ${situation}, under which nothing is charged by a rate` }];
}

/** EC 87/2015: the consumer's state has its share; not of a company under Simples Nacional (STF, ADI 5464). */
function destinationProblems({ icmsSituation }: GoodsTaxes, { model, leavesState, paysIcms }: TaxedSale): Problem[] {
	if (model !== 55 || !leavesState || paysIcms || !charged.includes(icmsSituation)) return [];
	const message =
		'is taxed, and to a consumer in another state the regular regime owes DIFAL, which is not reckoned here (rejection 694): issue this one by an ERP';
	return [{ field: 'CST or CSOSN', message }];
}

/** Situations of PIS and COFINS for what goes out, by what they need; 50 to 98 are of what comes in. */
const byRate = ['01', '02'];
const withoutRate = '04 05 06 07 08 09 49 99'.split(' ');

function contributionProblems(tax: 'PIS' | 'COFINS', code: string, rate: number | null | undefined): Problem[] {
	const field = `CST of ${tax}`;
	if (code === '03') return [{ field, message: '03 is charged by quantity, which is not reckoned here: issue by an ERP' }];
	if (!byRate.includes(code) && !withoutRate.includes(code))
		return [{ field, message: `${code} is not a situation of a sale (01 to 09, 49, 99)` }];
	return rateProblems(`${tax} (%)`, `CST ${code}`, rate, byRate.includes(code));
}

/** Resale to who pays ICMS, and to who does not. */
const ofContributors = ['6101', '6102'];
const ofConsumers = ['6107', '6108'];

/** Of an NFC-e (rejection 725). */
const overTheCounter = '5101 5102 5103 5104 5115 5405 5656 5667 5933'.split(' ');

function cfopProblems(taxes: GoodsTaxes, { model, leavesState, paysIcms }: TaxedSale): Problem[] {
	const cfop = saleCfop(taxes, { leavesState, paysIcms });
	if (model === 65 && !overTheCounter.includes(cfop))
		return [{ field: 'CFOP Within the State', message: `${cfop} is not for an NFC-e (rejection 725)` }];
	if (!leavesState) return [];
	if (paysIcms && ofConsumers.includes(cfop))
		return [{ field: 'CFOP to ICMS Payers in Other States', message: `${cfop} is for customers who pay no ICMS, and this one does` }];
	if (!paysIcms && ofContributors.includes(cfop))
		return [{ field: 'CFOP to Other States', message: `${cfop} is for customers who pay ICMS, and this one does not (6107, 6108)` }];
	return [];
}
