import { asText } from '../../../runtime/client/json';
import { parseTaxId } from '../../../domain/values/taxId';
import type { Customer } from '../../../domain/documents/customer';
import type { PaymentCustomer } from '../../../domain/documents/payment';
import type { Payer } from '../../../domain/ports/paymentKeeper';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import { exclusive } from '../../../runtime/once/exclusive';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { readCustomer } from './readCustomer';
import type { Account } from '../records/account';
import { getRecord, post, put, type AsaasRecord } from '../records/calls';
import { remove, restore } from '../records/changeOnce';
import { toQuery, type RecordFilters } from '../records/filters';
import { electOldest } from '../records/electOldest';
import { list } from '../records/list';
import { oldestFirst, requireComparable } from '../records/standing';
import { customerBody, fieldsOf, requireTaxId, type CustomerFields } from './customerFields';
import { vendor } from '../client/vendor';

const collection = 'customers';

export type KeptCustomer = PaymentCustomer & { found: boolean };

export interface CustomerKeeper {
	/** Finds the customer by CPF or CNPJ, or makes it; one that is there is not changed. */
	findOrCreate(fields: CustomerFields): Promise<KeptCustomer>;
	/** The same for who bought something. */
	findOrCreateFor(customer: Customer, address: PostalAddress | null): Promise<KeptCustomer>;
	/** The same for whoever pays; one that is named by its id is read. */
	payer(payer: Payer): Promise<PaymentCustomer>;
	get(id: string): Promise<PaymentCustomer>;
	list(filters: RecordFilters, max: number): Promise<PaymentCustomer[]>;
	update(id: string, fields: CustomerFields): Promise<PaymentCustomer>;
	remove(id: string): Promise<void>;
	restore(id: string): Promise<PaymentCustomer>;
}

export function openCustomers(account: Account): CustomerKeeper {
	const findOrCreateOne = async (fields: CustomerFields): Promise<KeptCustomer> => {
		const { value, found } = await findOrCreate(account, fields);
		return { ...toCustomer(value), found };
	};
	return {
		findOrCreate: findOrCreateOne,
		findOrCreateFor: async (customer, address) => await findOrCreateOne(fieldsOf(customer, address)),
		async payer(payer) {
			if ('id' in payer) return toCustomer(await getRecord(account, collection, payer.id));
			const { value } = await findOrCreate(account, fieldsOf(payer.customer, payer.address));
			return toCustomer(value);
		},
		get: async (id) => toCustomer(await getRecord(account, collection, id)),
		list: async (filters, max) => (await list(account, collection, toQuery(filters), max)).map(toCustomer),
		update: async (id, fields) => toCustomer(await put(account, collection, id, customerBody(fields))),
		remove: async (id) => await remove(account, collection, id),
		restore: async (id) => toCustomer(await restore(account, collection, id)),
	};
}

async function findOrCreate(account: Account, fields: CustomerFields): Promise<Found<AsaasRecord>> {
	const cpfCnpj = requireTaxId(fields.taxId);
	return await exclusive(`${vendor.id}:${account.connection.account}:${collection}:${cpfCnpj}`, async () => {
		const look = async () => await customersOf(account, cpfCnpj);
		const made = await lookUpThenWrite(account.connection, {
			repeatable: true,
			lookUp: async () => (await look())[0],
			write: async () => await post(account, collection, `/${collection}`, customerBody(fields)),
		});
		if (made.found) return made;
		const takeBack = async ({ id }: AsaasRecord) => await remove(account, collection, id);
		return await electOldest(account, made, { look, takeBack });
	});
}

async function customersOf(account: Account, cpfCnpj: string): Promise<AsaasRecord[]> {
	const records = await list(account, collection, { cpfCnpj });
	requireComparable(records, 'cpfCnpj', collection);
	return oldestFirst(records.filter((each) => parseTaxId(asText(each.cpfCnpj) ?? '')?.value === cpfCnpj && each.deleted !== true));
}

const toCustomer = (record: AsaasRecord): PaymentCustomer => readCustomer(record, record.id);
