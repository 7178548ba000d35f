import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'whatsappCloud', name: 'WhatsApp Cloud API (Meta)' } as const satisfies Vendor;

/** What messages call the side that answers: people know the app, not the API's name. */
export const answering: Vendor = { ...vendor, name: 'WhatsApp' };

/** 80 messages a second for each phone number (Meta documentation). */
export const limits: readonly RateLimit[] = [{ requests: 80, perMs: 1_000 }];

/** The number that sends, whoever's token it is. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'phoneNumberId');
