import type { Customer } from './customer';

export interface Appointment {
	id: string;
	source: string;
	title: string;
	start: string;
	end: string;
	/** IANA name, e.g. `America/Sao_Paulo`. */
	timeZone: string;
	customer: Partial<Customer> | null;
	location: string | null;
	status: 'scheduled' | 'confirmed' | 'cancelled' | 'done' | 'unknown';
}
