import { backoffMs } from '../client/backoff';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import type { BalanceBook, BalanceTarget, Written } from './balanceBook';
import type { Standings } from './standings';

/** How a target ended: as the vendor said, or with what stood in the way. */
export type WriteOutcome = Written | { error: IntegrationError };

const maxAttempts = 3;

/**
 * One request, and after a lost answer a look at the balances: as asked for, it was done; as before, it is written again; anything
 * else is unclear (a count is then written again all the same).
 */
export async function writeAndConfirm<Item>(
	book: BalanceBook<Item>,
	location: string,
	request: readonly BalanceTarget<Item>[],
	isCount: boolean,
): Promise<ReadonlyMap<BalanceTarget<Item>, WriteOutcome>> {
	const endings = new Map<BalanceTarget<Item>, WriteOutcome>();
	let open = [...request];
	for (let tries = 1; open.length > 0; tries++) {
		const outcome = await attempt(book.write(location, open));
		if (outcome.ok) {
			open.forEach((target, index) => endings.set(target, outcome.value[index]!));
			break;
		}
		if (!(outcome.error instanceof IntegrationError)) throw outcome.error;
		const { error } = outcome;
		if (!hasClass(error, 'unknownOutcome')) {
			for (const target of open) endings.set(target, { error });
			break;
		}
		await book.clock.sleep(backoffMs(tries));
		const seen = await attempt(book.read(location, [...new Set(open.map(({ sku }) => sku))]));
		const standings = seen.ok ? seen.value : new Map();
		open = open.filter((target) => {
			const ending = afterLostAnswer(target, standings, error, isCount);
			if (ending) endings.set(target, ending);
			else if (tries === maxAttempts) endings.set(target, { error: notDone(error) });
			return !ending && tries < maxAttempts;
		});
	}
	return endings;
}

/** Undefined where it is to be written again. */
function afterLostAnswer<Item>(
	{ sku, before, after }: BalanceTarget<Item>,
	standings: Standings<Item>,
	error: IntegrationError,
	isCount: boolean,
): WriteOutcome | undefined {
	const standing = standings.get(sku);
	if (!standing || 'reason' in standing) return { error };
	if (standing.available === after) return { movementId: null };
	return standing.available === before || isCount ? undefined : { error };
}

/** The balance is what it was, however often the vendor was asked. */
function notDone({ vendor, failure }: IntegrationError): IntegrationError {
	return new IntegrationError({ id: vendor }, { ...failure, class: 'transient', message: `${failure.message}; the stock is unchanged` });
}
