import type { ApiClient } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asNumber, asRecord, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { Recent } from '../../../runtime/memory/recent';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { vendor } from './vendor';

/** What a posting card lets a token do. */
export interface Login {
	token: string;
	/** Of the company, with which it sends. */
	taxId: string | null;
	contract: string | null;
	/** The regional office (*diretoria regional*) that the contract is with. */
	office: number | null;
	/** Milliseconds since the epoch. */
	askedAt: number;
	/** Something was answered by it. */
	hasWorked: boolean;
}

/** A token lasts 24 hours, and asking again may bring the same one: asked for every hour, and when it is refused. */
const logins = new RecentAnswers<Login>(3_600_000);

/** How often an account's token was refused: the next one has a name of its own. */
const refusals = new Map<string, number>();

const minuteMs = 60_000;

/** What a token was refused for that had just been given: it is not allowed, and another token would change nothing. */
const forbidden = new Recent<true>(minuteMs);

export function noteForbidden({ account, clock }: Connection, path: string): void {
	forbidden.set(`${account} ${path}`, true, clock);
}

/** A token that was refused. */
export interface Refused {
	login: Login;
	path: string;
}

/** `refused`: the token is asked for anew, if it can have ended. */
export async function loginOf(connection: Connection, client: ApiClient, host: string, refused?: Refused): Promise<Login> {
	const { account, clock } = connection;
	const ask = async () =>
		await logins.get(`${account}/${refusals.get(account) ?? 0}`, clock, async () => await askLogin(connection, client, host));
	const known = await ask();
	if (refused === undefined || known !== refused.login) return known;
	// Correios refuses a token that has ended as it refuses what the contract does not have.
	const isNotAllowed = !known.hasWorked || forbidden.get(`${account} ${refused.path}`, clock) === true;
	if (isNotAllowed && clock.now() - known.askedAt < minuteMs) return known;
	refusals.set(account, (refusals.get(account) ?? 0) + 1);
	return await ask();
}

/** The credential adds user and access code to this one call. */
async function askLogin(connection: Connection, client: ApiClient, host: string): Promise<Login> {
	const url = `${host}/token/v1/autentica/cartaopostagem`;
	const body = { numero: textSetting(connection, 'postingCard') };
	const answer = asRecord((await client({ method: 'POST', url, safety: 'keyed', body })).body);
	const token = asText(answer.token);
	if (token === null) throw unreadableAnswer(vendor, 'transient', 'the login', ['token']);
	const card = asRecord(answer.cartaoPostagem);
	return {
		token,
		taxId: asText(answer.cnpj),
		contract: asText(card.contrato),
		office: asNumber(card.dr),
		askedAt: connection.clock.now(),
		hasWorked: false,
	};
}
