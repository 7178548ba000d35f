/**
 * IBS and CBS by date of issue (LC 214/2025). A date outside the tables is not known here: whoever asks has to refuse it, because the rates
 * of the years to come are laws that are not made yet.
 */

/** Percent. `federal` is CBS; null where the law leaves it to a resolution that this version does not know. */
export interface IbsCbsRates {
	state: number;
	town: number;
	federal: number | null;
}

interface Period<T> {
	/** `YYYY-MM-DD`, both included. */
	from: string;
	to: string;
	value: T;
}

const rates: readonly Period<IbsCbsRates>[] = [
	// The year of trial: art. 343 (IBS, the state's alone) and art. 346 (CBS).
	{ from: '2026-01-01', to: '2026-12-31', value: { state: 0.1, town: 0, federal: 0.9 } },
	// Art. 344 (IBS) and art. 347: CBS at the reference rate that the Senate sets, less 0.1 points. From 2029 on each state and town has its own.
	{ from: '2027-01-01', to: '2028-12-31', value: { state: 0.05, town: 0.05, federal: null } },
];

export type TaxRegime = 'simples' | 'regular';

/**
 * From when on SEFAZ rejects an invoice without the group (1115; NT 2025.002, rule UB12-10): the Simples Nacional since 2027-01-04. For the
 * regular regime the law holds since 2026-01-01, but the rule was switched off and on during 2026, so that SEFAZ decides in that year.
 */
const dueFrom: Record<TaxRegime, string> = { regular: '2027-01-01', simples: '2027-01-04' };

/** `date` is `YYYY-MM-DD` in Brasília. Undefined where the rates of that day are not known, not even in part. */
export function ibsCbsRates(date: string): IbsCbsRates | undefined {
	return rates.find(({ from, to }) => from <= date && date <= to)?.value;
}

export function isIbsCbsDue(regime: TaxRegime, date: string): boolean {
	return date >= dueFrom[regime];
}

/** A CSOSN has three digits and is the Simples Nacional's; a CST of ICMS has two. */
export function regimeOf(icmsSituation: string): TaxRegime {
	return icmsSituation.length === 3 ? 'simples' : 'regular';
}
