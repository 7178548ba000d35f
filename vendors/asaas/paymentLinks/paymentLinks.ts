import { requireAmount, shownAmount } from '../client/amount';
import type { Payment } from '../../../domain/documents/payment';
import type { ChargeMethod } from '../../../domain/ports/paymentKeeper';
import { asText, type Json } from '../../../runtime/client/json';
import { requireDay } from '../client/day';
import type { Account } from '../records/account';
import { getRecord, put, type AsaasRecord } from '../records/calls';
import { remove, restore } from '../records/changeOnce';
import { createOnce } from '../records/createOnce';
import { isOtherAmount, isOtherWord, otherThanAsked } from '../records/otherThan';
import { toQuery, type RecordFilters } from '../records/filters';
import { list } from '../records/list';
import { billingTypeOf, paymentMethod } from '../client/words';
import { vendor } from '../client/vendor';

const collection = 'paymentLinks';

export interface PaymentLink {
	vendor: 'asaas';
	id: string;
	name: string | null;
	/** What the customer opens. */
	url: string | null;
	active: boolean;
	deleted: boolean;
	/** Null: the customer says how much. */
	value: number | null;
	method: Payment['method'];
	/** Asaas' own word in lower case: `detached`, `recurrent` or `installment`. */
	chargeType: string;
	endDate: string | null;
	reference: string | null;
}

/** What is absent stays as it is, or as Asaas has it. */
export interface PaymentLinkFields {
	name?: string;
	method?: ChargeMethod;
	chargeType?: string;
	value?: number;
	description?: string;
	endDate?: string;
	active?: boolean;
	/** Days that a boleto may be paid. */
	dueDateLimitDays?: number;
	/** Of a `recurrent` one, as subscriptions have it. */
	subscriptionCycle?: string;
	/** Of an `installment` one. */
	maxInstallmentCount?: number;
}

export interface PaymentLinkKeeper {
	/** `key` names the link once and for all. */
	create(key: string, fields: PaymentLinkFields): Promise<PaymentLink & { found: boolean }>;
	get(id: string): Promise<PaymentLink>;
	list(filters: RecordFilters, max: number): Promise<PaymentLink[]>;
	update(id: string, fields: PaymentLinkFields): Promise<PaymentLink>;
	remove(id: string): Promise<void>;
	restore(id: string): Promise<PaymentLink>;
}

export function openPaymentLinks(account: Account): PaymentLinkKeeper {
	return {
		async create(key, fields) {
			const { value, found } = await createOnce(account, {
				collection,
				key,
				body: async () => linkBody(fields),
				compare: (record) => refuseOther(record, key, fields),
				takeBack: async ({ id }) => await remove(account, collection, id),
			});
			return { ...readLink(value), found };
		},
		get: async (id) => readLink(await getRecord(account, collection, id)),
		list: async (filters, max) => (await list(account, collection, toQuery(filters), max)).map(readLink),
		update: async (id, fields) => readLink(await put(account, collection, id, linkBody(fields))),
		remove: async (id) => await remove(account, collection, id),
		restore: async (id) => readLink(await restore(account, collection, id)),
	};
}

/** A link over another amount, or none, and one that agrees to something else is not the one that was asked for. */
function refuseOther(record: AsaasRecord, key: string, { value, chargeType, subscriptionCycle }: PaymentLinkFields): void {
	const refuse = (difference: string) => otherThanAsked('a payment link', record, key, difference);
	const isOpen = asText(record.value) === null;
	if (isOpen !== (value === undefined) || isOtherAmount(record.value, value)) throw refuse('value');
	if (isOtherWord(record.chargeType, chargeType)) throw refuse('charge type');
	if (isOtherWord(record.subscriptionCycle, subscriptionCycle)) throw refuse('cycle');
}

/** The body of `POST /paymentLinks` and `PUT /paymentLinks/{id}` (Asaas documentation). */
function linkBody({ method, chargeType, value, endDate, subscriptionCycle, ...sameName }: PaymentLinkFields): Json {
	return {
		...sameName,
		...(method === undefined ? {} : { billingType: billingTypeOf(method) }),
		...(chargeType === undefined ? {} : { chargeType: chargeType.toUpperCase() }),
		...(value === undefined ? {} : { value: requireAmount(value, 'The value') }),
		...(endDate === undefined ? {} : { endDate: requireDay(endDate, 'The end date') }),
		...(subscriptionCycle === undefined ? {} : { subscriptionCycle: subscriptionCycle.toUpperCase() }),
	};
}

function readLink(record: AsaasRecord): PaymentLink {
	return {
		vendor: vendor.id,
		id: record.id,
		name: asText(record.name),
		url: asText(record.url),
		active: record.active === true,
		deleted: record.deleted === true,
		value: asText(record.value) === null ? null : shownAmount(record.value, 'value'),
		method: paymentMethod(asText(record.billingType), null),
		chargeType: (asText(record.chargeType) ?? 'unknown').toLowerCase(),
		endDate: asText(record.endDate),
		reference: asText(record.externalReference),
	};
}
