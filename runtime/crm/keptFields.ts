import type { Problem } from '../../domain/values/problem';
import type { LeadField, LeadFields } from './leadStore';

/** Without what the CRM has no field for: a record is not written to for nothing. */
export function kept(fields: LeadFields, known: ReadonlySet<LeadField>): LeadFields {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => known.has(name as LeadField)));
}

/** What somebody said and the CRM has no place for; keys are nothing that anybody said. */
export function unkept(fields: LeadFields, known: ReadonlySet<LeadField>): Problem[] {
	const lost = (Object.keys(fields) as LeadField[]).filter((name) => !known.has(name) && name !== 'emailKey' && name !== 'phoneKey');
	return lost.map((name) => {
		if (name === 'mobile') return { field: 'lead.phone', message: 'is another one in the CRM than the person gave' };
		return { field: `lead.${name}`, message: 'has no place in the CRM: it was not kept' };
	});
}
