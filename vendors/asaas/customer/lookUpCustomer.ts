import type { PaymentCustomer } from '../../../domain/documents/payment';
import type { Connection } from '../../../runtime/client/connection';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { AsaasApi } from '../client/api';
import { readCustomer, unknownCustomer } from './readCustomer';

/** One payment has several events within minutes, all of one customer. */
const lifeMs = 5 * 60 * 1000;
const maxCustomers = 1000;

const remembered = new RecentAnswers<PaymentCustomer>(lifeMs, maxCustomers);

/** The customer by Asaas' id, asked once for all events that come at the same time; one that was deleted for good has only an id. */
export async function lookUpCustomer(connection: Connection, api: AsaasApi, id: string): Promise<PaymentCustomer> {
	const name = `${connection.account}:${id}`;
	return await remembered.get(name, connection.clock, async () => await ask(connection, api, id));
}

/** No call may outlast the connection's deadline: Asaas waits 10 seconds for the answer to a delivery. */
async function ask({ clock, deadline }: Connection, { send, at }: AsaasApi, id: string): Promise<PaymentCustomer> {
	const timeoutMs = Math.max(500, deadline - clock.now());
	const outcome = await attempt(send({ method: 'GET', url: at(`/customers/${encodeURIComponent(id)}`), safety: 'read', timeoutMs }));
	if (outcome.ok) return readCustomer(outcome.value.body, id);
	if (hasClass(outcome.error, 'notFound')) return unknownCustomer(id);
	throw outcome.error;
}
