import { accountOfLogin, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'googleCalendar', name: 'Google Calendar' } as const satisfies Vendor;

/** 600 a minute for a user and project (Google, "Manage quotas"); what a project's console says otherwise Google tells by refusing. */
export const limits: readonly RateLimit[] = [{ requests: 600, perMs: 60_000 }];

export const baseUrl = 'https://www.googleapis.com/calendar/v3';

/** Google's access tokens say nothing, so the credential stands for the account; a service's token would name it. */
export const accountOf = (settings: Settings): string | undefined => accountOfLogin(settings);
