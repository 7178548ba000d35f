import { accountName, accountOfToken, hashed, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'melhorEnvio', name: 'Melhor Envio' } as const satisfies Vendor;

/** 250 requests a minute for each user (Melhor Envio documentation). */
export const limits: readonly RateLimit[] = [{ requests: 250, perMs: 60_000 }];

/** Every token is a JSON Web Token with the user in it, and a user is an account; sandbox and production have users of their own. */
export function accountOf(settings: Settings): string | undefined {
	const user = accountOfToken(settings.accessToken);
	return user === undefined ? accountName(settings, 'environment', 'accessToken') : hashed([String(settings.environment), user]);
}
