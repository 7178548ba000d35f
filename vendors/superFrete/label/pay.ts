import { formatReais } from '../../../domain/values/money';
import { payOnce } from '../../../runtime/carrier/payOnce';
import { asNumber, asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { askAccount } from '../parties/sender';
import { getLabel } from './findLabel';
import { isPaid, type Label } from './label';

/** `found`: the label stood in the cart before this run. */
export async function pay(api: Api, label: Label, found: boolean): Promise<void> {
	await payOnce(api.connection, {
		label,
		found,
		isPaid,
		look: async () => await getLabel(api, label.id),
		checkout: async (paid) => await checkout(api, label, paid),
	});
}

/** The status 409 means both "paid already" and "no credit" (captured by a public client): the label itself tells. */
async function checkout(api: Api, label: Label, paid: () => Promise<true | undefined>): Promise<true> {
	const outcome = await attempt(buy(api, label));
	if (outcome.ok) return true;
	const isNo = hasClass(outcome.error, 'validation', 'rejected', 'conflict');
	if (isNo && (await paid())) return true;
	if (isNo && outcome.error instanceof IntegrationError) await explain(api, label, outcome.error.failure.message);
	throw outcome.error;
}

async function buy({ call }: Api, { id }: Label): Promise<void> {
	const answer = asRecord(await call({ method: 'POST', path: '/checkout', safety: 'once', body: { orders: [id] } }));
	if (answer.success !== false && answer.errors === undefined) return;
	const words = asText(answer.message) ?? asText(answer.error) ?? 'no reason given';
	throw new IntegrationError(vendor, {
		class: 'rejected',
		code: 'notBought',
		message: `SuperFrete did not sell the label: ${words}`,
		hint: 'Look at the label in SuperFrete (Etiquetas), then run the item again: it waits there for its payment',
	});
}

async function explain(api: Api, { price }: Label, words: string): Promise<void> {
	const balance = asNumber((await askAccount(api)).balance);
	const isShort = balance !== null && price !== null && balance < price;
	if (!isShort && !/saldo/i.test(words)) return;
	const sums = isShort ? `holds ${formatReais(balance)}, the label costs ${formatReais(price)}` : 'does not hold enough for the label';
	throw new IntegrationError(vendor, {
		class: 'rejected',
		code: 'notEnoughCredit',
		message: `The SuperFrete wallet ${sums}`,
		hint: 'Add credit in SuperFrete (Perfil → Carteira), then run the item again: the label waits for its payment',
	});
}
