import type { ServiceDetails } from '../../../domain/ports/invoiceIssuer';
import type { Json } from '../../../runtime/client/json';
import { requireAmount } from '../client/amount';
import { daysFromNow, requireDay } from '../client/day';
import type { Account } from '../records/account';
import { taxesBody } from './taxesBody';

export interface ServiceInvoice {
	/** Ids of Asaas. */
	subject: { payment: string } | { installment: string } | { customer: string | null };
	value: unknown;
	service: ServiceDetails;
	/** What the service is called where its details do not say. */
	description: string;
	observations: string;
	/** `YYYY-MM-DD`; null for today. */
	effectiveDate: string | null;
}

/** The body of `POST /invoices` (Asaas documentation) without its reference. */
export function invoiceBody(account: Account, invoice: ServiceInvoice): Json {
	const { subject, value, service, description, observations, effectiveDate } = invoice;
	return {
		...subject,
		serviceDescription: service.description ?? description,
		observations,
		value: requireAmount(value, 'The value'),
		deductions: service.deductions,
		effectiveDate: effectiveDate === null ? daysFromNow(account, 0) : requireDay(effectiveDate, 'The effective date'),
		...codeBody(service),
		municipalServiceName: service.name,
		taxes: taxesBody(service),
	};
}

/** Asaas wants its own id of the service where it knows the city's list, the city's code elsewhere. */
function codeBody({ id, code }: ServiceDetails): Json {
	if (id !== null) return { municipalServiceId: id };
	return code === null ? {} : { municipalServiceCode: code };
}
