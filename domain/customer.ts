import type { TaxId } from './taxId';

export interface Customer {
	name: string | null;
	email: string | null;
	/** E.164 where it could be read, else as written. */
	phone: string | null;
	taxId: TaxId | null;
	/** Inscrição estadual. */
	stateRegistration: string | null;
}
