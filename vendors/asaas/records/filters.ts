import type { ChargeMethod } from '../../../domain/ports/paymentKeeper';
import { requireTaxId } from '../customer/customerFields';
import { requireDay } from '../client/day';
import { billingTypeOf } from '../client/words';
import type { Filters } from './list';

/** What records can be looked for by; each collection knows some of it. */
export interface RecordFilters {
	name?: string;
	email?: string;
	/** CPF or CNPJ in any notation. */
	taxId?: string;
	groupName?: string;
	externalReference?: string;
	customerId?: string;
	subscriptionId?: string;
	installmentId?: string;
	method?: ChargeMethod;
	/** Asaas' own word in lower case. */
	status?: string;
	/** `pix` or `ted`. */
	type?: string;
	active?: boolean;
	/** Days, the named one included. */
	createdAfter?: string;
	createdBefore?: string;
	dueAfter?: string;
	dueBefore?: string;
	paidAfter?: string;
	paidBefore?: string;
}

const same = (value: unknown) => String(value);
const word = (value: unknown) => String(value).toUpperCase();
const day = (value: unknown) => requireDay(String(value), 'A day in "Filters"');

/** Asaas' names for them, and how it wants their values. */
const queries: Record<keyof RecordFilters, [name: string, write: (value: unknown) => string]> = {
	name: ['name', same],
	email: ['email', same],
	taxId: ['cpfCnpj', (value) => requireTaxId(String(value))],
	groupName: ['groupName', same],
	externalReference: ['externalReference', same],
	customerId: ['customer', same],
	subscriptionId: ['subscription', same],
	installmentId: ['installment', same],
	method: ['billingType', (value) => billingTypeOf(value as ChargeMethod)],
	status: ['status', word],
	type: ['type', word],
	active: ['active', same],
	createdAfter: ['dateCreated[ge]', day],
	createdBefore: ['dateCreated[le]', day],
	dueAfter: ['dueDate[ge]', day],
	dueBefore: ['dueDate[le]', day],
	paidAfter: ['paymentDate[ge]', day],
	paidBefore: ['paymentDate[le]', day],
};

export function toQuery(filters: RecordFilters): Filters {
	const known = Object.entries(filters).filter(([name]) => Object.hasOwn(queries, name));
	return Object.fromEntries(
		known.map(([name, value]) => {
			const [asaasName, write] = queries[name as keyof RecordFilters];
			return [asaasName, write(value)];
		}),
	);
}
