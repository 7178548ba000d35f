import type { ServiceDetails } from '../ports/invoiceIssuer';
import { readAmount } from '../values/amount';
import type { Problem } from '../values/problem';

/**
 * Everything in the details of a service that would make an issuer or a city hall refuse an NFS-e over `total` reais. `asksCode`: the
 * issuer has no list of services, so it has to be told the code.
 */
export function serviceProblems(service: ServiceDetails, total: number, asksCode: boolean): Problem[] {
	const { name, code, deductions, taxes } = service;
	const isDeductible = deductions >= 0 && deductions <= total;
	return [
		...(name.trim() === '' ? [{ field: 'Service Name', message: 'is missing' }] : []),
		...(asksCode && code === null ? [{ field: 'Service Code', message: 'is missing: the city hall has a list of them' }] : []),
		...(isDeductible ? [] : [{ field: 'Deductions', message: 'are below 0 or above the total' }]),
		...Object.entries(taxes).flatMap(([tax, rate]) => rateProblems(tax, rate)),
	];
}

function rateProblems(tax: string, rate: unknown): Problem[] {
	if (typeof rate === 'boolean' || readAmount(rate, { most: 100, places: 4 }).valid) return [];
	return [{ field: `${tax.toUpperCase()} (%)`, message: 'is not a percentage' }];
}
