import type { TaxId } from '../values/taxId';

export interface Customer {
	/** The source's own id; absent where it knows none. */
	id?: string | null;
	name: string | null;
	email: string | null;
	/** E.164 where it could be read, else as written. */
	phone: string | null;
	taxId: TaxId | null;
	/** Inscrição estadual. */
	stateRegistration: string | null;
}

/** A tax id tells a person from a company; where it is not handed in, "isento" is taken as a company's word. */
type Registered = Pick<Customer, 'stateRegistration'> & Partial<Pick<Customer, 'taxId'>>;

/**
 * `indIEDest` of the NF-e: 1 pays ICMS, 2 is exempt of a registration (`isento`), 9 does not pay it. `registration` is without
 * punctuation; only who pays has one. Only a company can be exempt of a registration: a person who writes "isento" says to have none.
 */
export function icmsStanding({ stateRegistration, taxId }: Registered): { indicator: 1 | 2 | 9; registration?: string } {
	const registration = stateRegistration?.replace(/[.\-/\s]/g, '') ?? '';
	if (registration === '') return { indicator: 9 };
	if (!/^isent[oa]$/i.test(registration)) return { indicator: 1, registration };
	return { indicator: (taxId?.type ?? 'CNPJ') === 'CNPJ' ? 2 : 9 };
}

/** Who pays ICMS may sell the goods on or work them; everybody else consumes them (rejection 696 else). */
export function isFinalConsumer(customer: Customer): boolean {
	return icmsStanding(customer).indicator !== 1;
}
