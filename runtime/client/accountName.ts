import { createHash } from 'crypto';
import { asRecord } from './json';

export type Settings = Readonly<Record<string, unknown>>;

/** A name for an account made of what only it has; no key can be told from it. Undefined where a part is missing. */
export function accountName(settings: Settings, ...fields: string[]): string | undefined {
	const parts = fields.map((field) => settings[field]).map((value) => (typeof value === 'string' ? value.trim() : ''));
	return parts.includes('') ? undefined : hashed(parts);
}

/** An address as its server sees it, however it was typed. */
export function withoutSlash(settings: Settings, field: string): Settings {
	const address = settings[field];
	return typeof address === 'string' ? { ...settings, [field]: address.trim().toLowerCase().replace(/\/+$/, '') } : settings;
}

/** Claims of a token that say whose it is and stay as they are when it is renewed. */
const steadyClaims = /^(iss|sub|azp|client_?id)$|compan|empresa|account|conta\b|tenant|cnpj/i;

/**
 * A name for the account that a JSON Web Token was issued for, by all that it says of it: where one account differs from another in
 * a single claim, so do the names. Undefined for a token that cannot be read or names nobody.
 */
export function accountOfToken(token: unknown): string | undefined {
	const claims = claimsOf(token);
	const steady = Object.entries(claims).filter(([name, value]) => steadyClaims.test(name) && ['string', 'number'].includes(typeof value));
	if (!steady.some(([name]) => name === 'sub')) return undefined;
	return hashed(steady.map(([name, value]) => `${name}=${String(value)}`).toSorted());
}

/** The same for a login that n8n keeps (OAuth2), together with the app that it was given to. */
export function accountOfLogin(settings: Settings): string | undefined {
	const account = accountOfToken(asRecord(settings.oauthTokenData).access_token);
	return account === undefined ? undefined : hashed([String(settings.clientId), account]);
}

export function hashed(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

function claimsOf(token: unknown): Record<string, unknown> {
	const payload = typeof token === 'string' ? token.split('.')[1] : undefined;
	try {
		return asRecord(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8')));
	} catch {
		return {};
	}
}
