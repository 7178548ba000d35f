import type { PaymentCustomer } from '../../../domain/documents/payment';
import type { Connection } from '../../../runtime/client/connection';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { AsaasApi } from '../client/api';
import { readCustomer, unknownCustomer } from './readCustomer';

interface Remembered {
	customer: Promise<PaymentCustomer>;
	until: number;
}

/** One payment has several events within minutes, all of one customer. */
const rememberMs = 5 * 60 * 1000;
const maxRemembered = 1000;

const remembered = new Map<string, Remembered>();

/** The customer by Asaas' id, asked once for all events that come at the same time; one that was deleted for good has only an id. */
export async function lookUpCustomer(connection: Connection, api: AsaasApi, id: string): Promise<PaymentCustomer> {
	const key = `${connection.account}:${id}`;
	const now = connection.clock.now();
	const known = remembered.get(key);
	if (known && now < known.until) return await known.customer;
	const entry = { customer: ask(connection, api, id), until: now + rememberMs };
	remember(key, entry);
	const outcome = await attempt(entry.customer);
	if (outcome.ok) return outcome.value;
	if (remembered.get(key) === entry) remembered.delete(key);
	throw outcome.error;
}

/** No call may outlast the connection's deadline: Asaas waits 10 seconds for the answer to a delivery. */
async function ask({ clock, deadline }: Connection, { send, at }: AsaasApi, id: string): Promise<PaymentCustomer> {
	const timeoutMs = Math.max(500, deadline - clock.now());
	const outcome = await attempt(send({ method: 'GET', url: at(`/customers/${encodeURIComponent(id)}`), safety: 'read', timeoutMs }));
	if (outcome.ok) return readCustomer(outcome.value.body, id);
	if (hasClass(outcome.error, 'notFound')) return unknownCustomer(id);
	throw outcome.error;
}

function remember(key: string, entry: Remembered): void {
	remembered.delete(key);
	remembered.set(key, entry);
	if (remembered.size > maxRemembered) remembered.delete(remembered.keys().next().value as string);
}
