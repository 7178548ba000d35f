import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'omie', name: 'Omie' } as const satisfies Vendor;

const minuteMs = 60_000;

/** 960 requests a minute from an address (Omie documentation, "Limites de consumo"). */
export const limits: readonly RateLimit[] = [{ requests: 960, perMs: minuteMs }];

/**
 * 240 a minute and 4 at once of each method (same place). A limit without a span is one of requests that are under way at once. Where
 * other processes use the key, too, a method is called by each of them one at a time: Omie blocks a key that goes beyond for half an hour.
 */
export function limitsOfMethod(processes: number): readonly RateLimit[] {
	return [
		{ requests: 240, perMs: minuteMs },
		{ requests: processes === 1 ? 4 : 1, perMs: 0 },
	];
}

export const baseUrl = 'https://app.omie.com.br/api/v1';

/** The key names the company. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'appKey');
