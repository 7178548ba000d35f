import type { ApiClient } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asNumber, asRecord, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
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
}

/** A token lasts 24 hours, and asking again may bring the same one: asked for every hour, and when it is refused. */
const logins = new RecentAnswers<Login>(3_600_000);

/** How often an account's token was refused: the next one has a name of its own. */
const refusals = new Map<string, number>();

/** `renew`: the token that was just refused. */
export async function loginOf(connection: Connection, client: ApiClient, host: string, renew?: Login): Promise<Login> {
	const { account, clock } = connection;
	const ask = async () =>
		await logins.get(`${account}/${refusals.get(account) ?? 0}`, clock, async () => await askLogin(connection, client, host));
	if (renew === undefined) return await ask();
	const known = await ask();
	// A token that has just been given has not ended.
	if (known.askedAt !== renew.askedAt || clock.now() - known.askedAt < 60_000) return known;
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
	return { token, taxId: asText(answer.cnpj), contract: asText(card.contrato), office: asNumber(card.dr), askedAt: connection.clock.now() };
}
