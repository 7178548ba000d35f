export interface Lead {
	id: string;
	source: string;
	name: string | null;
	email: string | null;
	phone: string | null;
	company: string | null;
	owner: string | null;
	consent: { marketing: boolean; service: boolean };
}
