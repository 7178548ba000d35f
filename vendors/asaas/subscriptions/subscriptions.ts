import type { Payer } from '../../../domain/ports/paymentKeeper';
import type { CustomerKeeper } from '../customer/customerKeeper';
import { daysFromNow } from '../client/day';
import type { Account } from '../records/account';
import { getRecord, put, type AsaasRecord } from '../records/calls';
import { remove } from '../records/changeOnce';
import { createOnce } from '../records/createOnce';
import { isOtherAmount, isOtherWord, otherThanAsked } from '../records/otherThan';
import { isOtherCustomer } from '../customer/isOtherCustomer';
import { toQuery, type RecordFilters } from '../records/filters';
import { list } from '../records/list';
import { readSubscription, type Subscription } from './readSubscription';
import { subscriptionBody, type SubscriptionFields } from './subscriptionBody';

const collection = 'subscriptions';

export interface SubscriptionRequest {
	/** Names this subscription once and for all. */
	key: string;
	payer: Payer;
	/** Without a next due date the first payment is due today. */
	fields: SubscriptionFields & Required<Pick<SubscriptionFields, 'method' | 'value' | 'cycle'>>;
}

export interface SubscriptionKeeper {
	create(request: SubscriptionRequest): Promise<Subscription & { found: boolean }>;
	get(id: string): Promise<Subscription>;
	list(filters: RecordFilters, max: number): Promise<Subscription[]>;
	update(id: string, fields: SubscriptionFields): Promise<Subscription>;
	/** Its open payments go with it. */
	remove(id: string): Promise<void>;
}

export function openSubscriptions(account: Account, customers: CustomerKeeper): SubscriptionKeeper {
	return {
		async create({ key, payer, fields }) {
			const { value, found } = await createOnce(account, {
				collection,
				key,
				body: async () => {
					const customer = await customers.payer(payer);
					return { customer: customer.id, ...subscriptionBody({ nextDueDate: daysFromNow(account, 0), ...fields }) };
				},
				compare: async (record) => await refuseOther(account, record, { key, payer, fields }),
				takeBack: async ({ id }) => await remove(account, collection, id),
			});
			return { ...readSubscription(value), found };
		},
		get: async (id) => readSubscription(await getRecord(account, collection, id)),
		list: async (filters, max) => (await list(account, collection, toQuery(filters), max)).map(readSubscription),
		update: async (id, fields) => readSubscription(await put(account, collection, id, subscriptionBody(fields))),
		remove: async (id) => await remove(account, collection, id),
	};
}

/** Somebody else's subscription, or one over another amount or cycle, is not the one that was asked for. */
async function refuseOther(account: Account, record: AsaasRecord, { key, payer, fields }: SubscriptionRequest): Promise<void> {
	const refuse = (difference: string) => otherThanAsked('a subscription', record, key, difference);
	if (await isOtherCustomer(account, record, payer)) throw refuse('customer');
	if (isOtherAmount(record.value, fields.value)) throw refuse('value');
	if (isOtherWord(record.cycle, fields.cycle)) throw refuse('cycle');
}
