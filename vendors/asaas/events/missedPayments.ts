import { listener, type Connection } from '../../../runtime/client/connection';
import { vendor } from '../client/vendor';
import type { AsaasApi } from '../client/api';
import { brazilDate } from '../../../domain/values/brazilTime';
import { addDays } from '../../../domain/values/day';
import { asText, type Json } from '../../../runtime/client/json';
import { readDay, startOfDay } from '../client/dates';
import { wasConfirmedFirst } from './paidOnce';
import { list, type Filters } from '../records/list';

/** How an event is told from the list of payments, which knows days and no moments. */
interface Rule {
	/** Filters of `GET /payments` (Asaas documentation) that find at least what happened on these days, `YYYY-MM-DD`. */
	queries(first: string, last: string): Filters[];
	/** The day the event happened to the payment, null where it did not. */
	day(payment: Json): string | null;
}

export interface MissedPayment {
	topic: string;
	id: string;
	payment: Json;
	/** The beginning of the day it happened on; ISO 8601. */
	occurredAt: string;
}

/** A shop with more payments than these behind one filter is looked after from its newest ones. */
const maxListed = 5000;

const statusOf = (payment: Json) => asText(payment.status) ?? '';

const received = (first: string): Filters[] => ['RECEIVED', 'RECEIVED_IN_CASH'].map((status) => ({ status, 'paymentDate[ge]': first }));

/** The events that leave a day in the list. Refunds, deletions and disputes do not leave one. */
const rules: Record<string, Rule> = {
	PAYMENT_CREATED: {
		queries: (first, last) => [{ 'dateCreated[ge]': first, 'dateCreated[le]': last }],
		day: ({ dateCreated }) => readDay(dateCreated),
	},
	PAYMENT_OVERDUE: {
		queries: (first, last) => [{ status: 'OVERDUE', 'dueDate[ge]': addDays(first, -1), 'dueDate[le]': addDays(last, -1) }],
		day: (payment) => (statusOf(payment) === 'OVERDUE' ? dayAfter(payment.dueDate) : null),
	},
	PAYMENT_RECEIVED: {
		// The money of a card comes weeks after the day that Asaas notes as paid: asked for by the day of the credit, too.
		queries: (first, last) => [
			...received(first),
			{ status: 'RECEIVED', 'estimatedCreditDate[ge]': first, 'estimatedCreditDate[le]': last },
		],
		day: (payment) => (statusOf(payment).startsWith('RECEIVED') ? (readDay(payment.creditDate) ?? readDay(payment.paymentDate)) : null),
	},
	PAYMENT_CONFIRMED: {
		// No filter knows the day of the confirmation. What was received since may have been confirmed on these days.
		queries: (first) => [{ status: 'CONFIRMED' }, ...received(first)],
		day: (payment) =>
			['CONFIRMED', 'RECEIVED'].includes(statusOf(payment)) && wasConfirmedFirst(payment)
				? (readDay(payment.confirmedDate) ?? readDay(payment.clientPaymentDate))
				: null,
	},
};

/** What happened to payments between two moments (milliseconds since the epoch), whole days, oldest first. */
export async function findMissed(
	connection: Connection,
	api: AsaasApi,
	topics: readonly string[],
	since: number,
	until: number,
): Promise<MissedPayment[]> {
	const [first, last] = [brazilDate(since), brazilDate(until)];
	const asked = topics.flatMap((topic) => (Object.hasOwn(rules, topic) ? [{ topic, rule: rules[topic]! }] : []));
	const payments = await fetchAll(
		api,
		asked.flatMap(({ rule }) => rule.queries(first, last)),
	);
	if ([...payments.values()].some((payment) => statusOf(payment) === '' || readDay(payment.dateCreated) === null))
		listener(connection, vendor)('payments in the list of missed ones (status, dateCreated)');
	return asked
		.flatMap(({ topic, rule }) =>
			[...payments].flatMap(([id, payment]) => {
				const day = rule.day(payment);
				return day !== null && day >= first && day <= last ? [{ topic, id, payment, occurredAt: startOfDay(day) }] : [];
			}),
		)
		.sort((a, b) => a.occurredAt.localeCompare(b.occurredAt));
}

/** By id, oldest first; one call for filters that several events share. */
async function fetchAll(api: AsaasApi, queries: Filters[]): Promise<Map<string, Json>> {
	const unique = new Map(queries.map((query) => [JSON.stringify(query), query]));
	const payments = new Map<string, Json>();
	for (const query of unique.values()) {
		for (const payment of (await list(api, 'payments', query, maxListed)).reverse()) payments.set(payment.id, payment);
	}
	return payments;
}

/** A payment is overdue from the day after it was due. */
function dayAfter(dueDate: unknown): string | null {
	const day = readDay(dueDate);
	return day === null ? null : addDays(day, 1);
}
