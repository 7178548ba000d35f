import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'notion', name: 'Notion' } as const satisfies Vendor;

/** Three a second on average, for a connection (Notion, "Request limits"). */
export const limits: readonly RateLimit[] = [{ requests: 3, perMs: 1000 }];

export const baseUrl = 'https://api.notion.com/v1';

export const apiVersion = '2026-03-11';

export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'accessToken');
