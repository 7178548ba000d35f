import type { TaxId } from '../values/taxId';

export interface Customer {
	name: string | null;
	email: string | null;
	/** E.164 where it could be read, else as written. */
	phone: string | null;
	taxId: TaxId | null;
	/** Inscrição estadual. */
	stateRegistration: string | null;
}

/**
 * `indIEDest` of the NF-e: 1 pays ICMS, 2 is exempt of a registration (`isento`), 9 does not pay it. `registration` is without
 * punctuation; only who pays has one.
 */
export function icmsStanding({ stateRegistration }: Pick<Customer, 'stateRegistration'>): { indicator: 1 | 2 | 9; registration?: string } {
	const registration = stateRegistration?.replace(/[.\-/\s]/g, '') ?? '';
	if (registration === '') return { indicator: 9 };
	return /^isent[oa]$/i.test(registration) ? { indicator: 2 } : { indicator: 1, registration };
}

/** Who pays ICMS may sell the goods on or work them; everybody else consumes them (rejection 696 else). */
export function isFinalConsumer(customer: Customer): boolean {
	return icmsStanding(customer).indicator !== 1;
}
