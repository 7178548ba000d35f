import { hmac } from '../webhooks/signature';

/**
 * OAuth2 logins that a vendor keeps refusing, so that only a person can connect them again. n8n would ask for a new token on every
 * call all the same, and a vendor punishes that (Bling blocks the address after 20 token calls a minute).
 */
interface Refused {
	login: string;
	times: number;
	askAgainAt: number;
}

const refused = new Map<string, Refused>();

/** One refusal may be a token that ended in the very moment it was new. */
const enough = 2;

/** One call a minute finds out whether the vendor has thought better of it. */
const askAgainAfterMs = 60_000;

/** Tells one login of a credential from the next; undefined for credentials that have none to renew. */
export function loginOf(settings: Readonly<Record<string, unknown>>): string | undefined {
	const { oauthTokenData } = settings;
	return oauthTokenData ? hmac('sha256', 'login', JSON.stringify(oauthTokenData)).toString('base64') : undefined;
}

export function noteRefusedLogin(account: string, login: string, now: number): void {
	const before = refused.get(account);
	const times = before?.login === login ? before.times + 1 : 1;
	refused.set(account, { login, times, askAgainAt: now + askAgainAfterMs });
}

/** Whether there is something to know of the account's login; spares reading the credential for every call. */
export function hasRefusedLogin(account: string, now: number): boolean {
	const entry = refused.get(account);
	return entry !== undefined && entry.times >= enough && now < entry.askAgainAt;
}

/** A credential that was connected again, or renewed elsewhere, has another login and is used at once. */
export function isRefusedLogin(account: string, login: string | undefined, now: number): boolean {
	return hasRefusedLogin(account, now) && refused.get(account)?.login === login;
}
