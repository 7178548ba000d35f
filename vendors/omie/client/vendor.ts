import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'omie', name: 'Omie' } as const satisfies Vendor;

const minuteMs = 60_000;

/** 960 requests a minute from an address (Omie documentation, "Limites de consumo"). */
export const limits: readonly RateLimit[] = [{ requests: 960, perMs: minuteMs }];

/**
 * 240 a minute and 4 at once of each method (same place), of one that writes one at a time (Omie documentation, "Tratando os erros de
 * API"). A limit without a span is one of requests that are under way at once. Where other processes use the key, too, each method is
 * called by each of them one at a time: Omie blocks a key that goes beyond for half an hour.
 */
export function limitsOfMethod(processes: number, call: string): readonly RateLimit[] {
	return [
		{ requests: 240, perMs: minuteMs },
		{ requests: processes === 1 && !writes.test(call) ? 4 : 1, perMs: 0 },
	];
}

const writes = /^(?:Incluir|Alterar|Upsert|Faturar)/;

export const baseUrl = 'https://app.omie.com.br/api/v1';

/** The key names the company. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'appKey');
