import { backoffMs } from '../client/backoff';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { settle } from '../errors/attempt';
import type { BalanceBook, Target, Written } from './balanceBook';
import type { Standings } from './standings';

/** How a target ended: as the vendor said, or with what stood in the way. */
export type Ending = Written | { error: IntegrationError };

const mostAttempts = 3;

/**
 * One request, and after a lost answer a look at the balances: as asked for, it was done; as before, it is written again; anything
 * else, nobody can tell (a count is then written again all the same).
 */
export async function writeSurely<Item>(
	book: BalanceBook<Item>,
	location: string,
	request: readonly Target<Item>[],
	isCount: boolean,
): Promise<ReadonlyMap<Target<Item>, Ending>> {
	const endings = new Map<Target<Item>, Ending>();
	let open = [...request];
	for (let attempt = 1; open.length > 0; attempt++) {
		const outcome = await settle(book.write(location, open));
		if ('value' in outcome) {
			open.forEach((target, index) => endings.set(target, outcome.value[index]!));
			break;
		}
		if (!(outcome.error instanceof IntegrationError)) throw outcome.error;
		const { error } = outcome;
		if (!hasClass(error, 'unknownOutcome')) {
			for (const target of open) endings.set(target, { error });
			break;
		}
		await book.clock.sleep(backoffMs(attempt));
		const seen = await settle(book.read(location, [...new Set(open.map(({ sku }) => sku))]));
		const standings = 'value' in seen ? seen.value : new Map();
		open = open.filter((target) => {
			const ending = afterLostAnswer(target, standings, error, isCount);
			if (ending) endings.set(target, ending);
			else if (attempt === mostAttempts) endings.set(target, { error: notDone(error) });
			return !ending && attempt < mostAttempts;
		});
	}
	return endings;
}

/** Undefined where it is to be written again. */
function afterLostAnswer<Item>(
	{ sku, before, after }: Target<Item>,
	standings: Standings<Item>,
	error: IntegrationError,
	isCount: boolean,
): Ending | undefined {
	const standing = standings.get(sku);
	if (!standing || 'reason' in standing) return { error };
	if (standing.available === after) return { movementId: null };
	return standing.available === before || isCount ? undefined : { error };
}

/** The balance is what it was, however often the vendor was asked. */
function notDone({ vendor, failure }: IntegrationError): IntegrationError {
	return new IntegrationError(vendor, { ...failure, class: 'transient', message: `${failure.message}; the stock is as it was` });
}
