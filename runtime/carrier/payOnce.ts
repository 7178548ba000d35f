import type { Connection } from '../client/connection';
import { processesOf } from '../client/sharedLimits';
import { lookUpThenWrite } from '../once/lookUpThenWrite';
import { lookPatiently } from '../once/patience';

export interface Payment<Label> {
	label: Label;
	/** It stood in the cart before this run. */
	found: boolean;
	isPaid: (label: Label) => boolean;
	look: () => Promise<Label>;
	/** `paid`: asks whether it is, for a refusal that may mean so. */
	checkout: (paid: () => Promise<true | undefined>) => Promise<true>;
}

/**
 * Buys a label of the cart out of the wallet; one that is paid already stays as it is. Where other processes use the account, one of them
 * may be paying for what was found just now, or have died with its payment on the way: it gets its time.
 */
export async function payOnce<Label>(connection: Connection, { label, found, isPaid, look, checkout }: Payment<Label>): Promise<void> {
	let known: Label | undefined = label;
	const paid = async () => {
		const current = known ?? (await look());
		known = undefined;
		return isPaid(current) ? true : undefined;
	};
	if (found && processesOf(connection.settings) > 1 && (await paid()) === undefined) await lookPatiently(connection, paid);
	await lookUpThenWrite(connection, { repeatable: true, lookUp: paid, write: async () => await checkout(paid) });
}
