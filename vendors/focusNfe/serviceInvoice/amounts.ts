import { fromCents, toCents } from '../../../domain/values/money';
import type { ServiceTaxes } from '../../../domain/ports/invoiceIssuer';
import { percentOf } from '../invoice/percentOf';
import type { ServiceRequest } from './requireService';

/** Reais. The invoice is over what the customer pays for the order; `base`: what ISS is reckoned from. */
export function amountsOf({ order, service }: ServiceRequest) {
	const total = toCents(order.totals.total) ?? 0;
	const deductions = toCents(service.deductions) ?? 0;
	const base = total - deductions;
	return {
		total: fromCents(total),
		deductions: fromCents(deductions),
		base: fromCents(base),
		iss: fromCents(percentOf(base, service.taxes.iss)),
		federal: federalTaxes(total, service.taxes),
	};
}

/** Those that have a rate, by the names of the fields they go into. */
function federalTaxes(total: number, { pis, cofins, inss, ir, csll }: ServiceTaxes): Record<string, number> {
	const rates = { valor_pis: pis, valor_cofins: cofins, valor_inss: inss, valor_ir: ir, valor_csll: csll };
	const charged = Object.entries(rates).filter(([, rate]) => rate > 0);
	return Object.fromEntries(charged.map(([field, rate]) => [field, fromCents(percentOf(total, rate))]));
}
