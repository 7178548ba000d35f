import type { PostalCodeBook, PostalCodePlace } from '../../domain/ports/postalCodeBook';
import type { Connection } from '../client/connection';
import { attempt } from '../errors/attempt';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { Recent } from '../memory/recent';
import { RecentAnswers } from '../memory/recentAnswers';
import type { PostalCodeBookEntry } from '../vendorEntry';

/** CEPs change by the year; one that is not there yet may be any day, and is asked for again after ten minutes. */
const knownMs = 7 * 24 * 3_600_000;

/** How long a book that is away or at its limit is waited for while there is another one to ask. */
const patienceMs = 3_000;

/** The place of a CEP of 8 digits; undefined where there is no such CEP. */
export type PostalCodeLookup = (connection: Connection, postalCode: string) => Promise<PostalCodePlace | undefined>;

/** Asks the books in turn until one of them knows the CEP, and remembers what it said. */
export function postalCodeLookup(books: readonly PostalCodeBookEntry[]): PostalCodeLookup {
	const known = new Recent<PostalCodePlace>(knownMs);
	const asked = new RecentAnswers<PostalCodePlace | undefined>();
	return async (connection, postalCode) => {
		const { clock } = connection;
		const remembered = known.get(postalCode, clock);
		if (remembered) return remembered;
		return await asked.get(postalCode, clock, async () => {
			const place = await askInTurn(books, connection, postalCode);
			if (place) known.set(postalCode, place, clock);
			return place;
		});
	};
}

/**
 * A CEP does not exist where a book says so and no other one had to be left out: what one does not have yet another one may. A book
 * that cannot tell an unknown CEP from a bad moment of its sources (`notFound`) says neither.
 */
async function askInTurn(
	books: readonly PostalCodeBookEntry[],
	connection: Connection,
	postalCode: string,
): Promise<PostalCodePlace | undefined> {
	const failures: IntegrationError[] = [];
	let isDenied = false;
	for (const [index, book] of books.entries()) {
		const answer = await attempt(ask(book, impatient(connection, index === books.length - 1), postalCode));
		if (!answer.ok && !(answer.error instanceof IntegrationError)) throw answer.error;
		if (answer.ok && answer.value) return answer.value;
		if (answer.ok) isDenied = true;
		else failures.push(answer.error as IntegrationError);
	}
	if (isDenied && failures.every((failure) => hasClass(failure, 'notFound'))) return undefined;
	throw notLookedUp(failures);
}

async function ask(book: PostalCodeBookEntry, connection: Connection, postalCode: string): Promise<PostalCodePlace | undefined> {
	const opened: PostalCodeBook = await book.open(connection);
	return await opened.find(postalCode);
}

function impatient(connection: Connection, isLast: boolean): Connection {
	if (isLast) return connection;
	return { ...connection, deadline: Math.min(connection.deadline, connection.clock.now() + patienceMs) };
}

/** Whatever it was at each: another time may find one of them better. */
function notLookedUp(failures: readonly IntegrationError[]): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'transient',
		code: 'postalCodeNotLookedUp',
		message: `The CEP could not be looked up: ${failures.map(({ message }) => message).join('; ')}`,
		hint: 'Run the item again later. Nothing was bought',
	});
}
