import type { GoodsTaxes } from '../ports/invoiceIssuer';
import type { Problem } from '../values/problem';
import { ibsCbsRates, isIbsCbsDue, type TaxRegime } from './ibsCbs';

const situationField = 'IBS and CBS: CST';
const classificationField = 'IBS and CBS: Classification';

/** CSTs of the table of classifications (IT 2025.002) that have no amounts of their own. */
const withoutAmounts = '400 410 820'.split(' ');
/** In full. */
const full = '000';

/**
 * IBS and CBS of an item. The regular regime has to name them since 2026-01-01 (LC 214/2025); that SEFAZ rejected nothing in some of the
 * months since is no leave.
 */
export function ibsCbsProblems(codes: GoodsTaxes['ibsCbs'], regime: TaxRegime, issuedOn: string): Problem[] {
	if (!codes) return absentProblems(regime, issuedOn);
	const { situation, classification } = codes;
	if (!/^\d{3}$/.test(situation)) return [{ field: situationField, message: 'is not a CST of 3 digits' }];
	if (!/^\d{6}$/.test(classification)) return [{ field: classificationField, message: 'is not a cClassTrib of 6 digits' }];
	if (!classification.startsWith(situation))
		return [{ field: classificationField, message: `does not belong to CST ${situation}: it begins with the same 3 digits` }];
	if (withoutAmounts.includes(situation)) return [];
	if (situation !== full)
		return [
			{
				field: situationField,
				message: `${situation} has amounts that are not reckoned here (000, 400, 410 and 820 are): issue by an ERP`,
			},
		];
	const isKnown = ibsCbsRates(issuedOn)?.federal ?? null;
	return isKnown === null
		? [{ field: situationField, message: `has rates on ${issuedOn} that this version does not know: update the Ponte nodes` }]
		: [];
}

function absentProblems(regime: TaxRegime, issuedOn: string): Problem[] {
	if (regime === 'simples' && !isIbsCbsDue(regime, issuedOn)) return [];
	const since = regime === 'simples' ? 'the Simples Nacional names them since 2027-01-04' : 'the regular regime names them since 2026';
	return [{ field: situationField, message: `is missing: ${since} (rejection 1115)` }];
}
