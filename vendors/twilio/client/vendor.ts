import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'twilio', name: 'Twilio' } as const satisfies Vendor;

/** 80 messages a second for each WhatsApp sender (Twilio documentation). */
export const limits: readonly RateLimit[] = [{ requests: 80, perMs: 1_000 }];

export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'accountSid', 'sender');
