import { createPrivateKey, createSign, type KeyObject } from 'crypto';
import { UserError } from 'n8n-workflow';

/**
 * A JSON Web Token that proves who asks (RFC 7523), signed with RS256. `claims`: times in seconds since the epoch. Neither the key nor
 * anything of it is in what is thrown.
 */
export function signedAssertion(claims: Readonly<Record<string, string | number>>, privateKey: string): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
	return `${signed}.${createSign('RSA-SHA256').update(signed).sign(readKey(privateKey)).toString('base64url')}`;
}

function readKey(written: string): KeyObject {
	const key = keyOf(asPem(written));
	if (key?.asymmetricKeyType === 'rsa') return key;
	throw new UserError(
		'"Private Key" cannot be read: paste the whole file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----, of an RSA key without a password (private_key_invalid)',
	);
}

/** Undefined for what is no key: Node's own error may show a part of it. */
function keyOf(pem: string): KeyObject | undefined {
	try {
		return createPrivateKey(pem);
	} catch {
		return undefined;
	}
}

/** Fields of one line take the line breaks out, or write them as `\n`. */
function asPem(written: string): string {
	const text = written.replace(/\\n/g, '\n').trim();
	const [, label, inner] = /^-----BEGIN ([A-Z ]+)-----([\s\S]+)-----END \1-----$/.exec(text) ?? [];
	if (label === undefined || inner === undefined) return text;
	const lines = inner.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
