import { z } from 'zod';
import { formatReais } from '../../../domain/values/money';
import { payOnce } from '../../../runtime/carrier/payOnce';
import type { Connection } from '../../../runtime/client/connection';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { Call } from '../client/api';
import { getLabel } from './findLabel';
import { readLabel, type Label } from './label';
import { isPaid } from './labelStatus';
import { vendor } from '../client/vendor';
import { askWallet } from './wallet';

/** `found`: the label stood in the cart before this run. */
export async function pay(connection: Connection, call: Call, label: Label, found: boolean): Promise<void> {
	await payOnce(connection, {
		label,
		found,
		isPaid,
		look: async () => readLabel(await getLabel(call, label.id)),
		checkout: async (paid) => await checkout(call, label, paid),
	});
}

async function checkout(call: Call, label: Label, paid: () => Promise<true | undefined>): Promise<true> {
	const outcome = await attempt(buy(call, label));
	if (outcome.ok) return true;
	const isNo = hasClass(outcome.error, 'validation', 'rejected', 'conflict');
	// A label that was paid elsewhere in the meantime is refused like one that cannot be paid.
	if (isNo && (await paid())) return true;
	if (isNo) await explainBalance(call, label);
	throw outcome.error;
}

async function buy(call: Call, { id }: Label): Promise<void> {
	const answer = await call({ method: 'POST', path: '/shipment/checkout', safety: 'once', body: { orders: [id] } });
	const refusal = refusalIn(answer);
	if (refusal !== undefined) throw notBought(refusal);
}

const refused = z.object({ errors: z.union([z.array(z.unknown()).min(1), z.record(z.string(), z.unknown()), z.string().min(1)]) });

/** A success may be a "no": `{errors: [{message}], purchased: []}` comes with the status 200 (seen at other clients). */
function refusalIn(answer: unknown): string | undefined {
	const reading = refused.safeParse(answer);
	if (!reading.success) return undefined;
	const { errors } = reading.data;
	const all = typeof errors === 'string' ? [errors] : Object.values(errors).flat();
	const words = all.map((each) => (typeof each === 'object' && each !== null && 'message' in each ? each.message : each));
	if (all.length === 0) return undefined;
	return words.filter((each) => typeof each === 'string').join('; ') || 'no reason given';
}

export function notBought(words: string): IntegrationError {
	const isCap = /n[ãa]o postad/i.test(words);
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: isCap ? 'unpostedLabels' : 'notBought',
		message: `Melhor Envio did not sell the label: ${words}`,
		hint: isCap
			? 'Post the labels that you have, or have your account verified for more of them; then run the item again: the label waits in the cart'
			: 'Look at the label in the cart of Melhor Envio, then run the item again',
	});
}

/** Melhor Envio has no code for an empty wallet, so wallet and price are compared. */
async function explainBalance(call: Call, { price }: Label): Promise<void> {
	const { balance } = await askWallet(call);
	if (price === null || balance >= price) return;
	throw new IntegrationError(vendor, {
		class: 'rejected',
		code: 'notEnoughCredit',
		message: `The Melhor Envio wallet holds ${formatReais(balance)}, the label costs ${formatReais(price)}`,
		hint: 'Add credit in Melhor Envio (Carteira → Inserir saldo), then run the item again: the label waits in the cart',
	});
}
