import type { VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import { asNumber } from '../../../runtime/client/json';
import { classify } from './classify';

export const vendor = 'olistTiny';

export const displayName = 'Olist Tiny';

export const baseUrl = 'https://api.tiny.com.br/public-api/v3';

export const olistTiny = { vendor, displayName };

/**
 * What any plan allows. Sources name 60, 120 and 240 requests a minute by plan, and half of that or less for writing; all integrations
 * of the account share them.
 */
const safePerMinute = 30;

export function profileOf({ settings }: Connection): VendorProfile {
	const wanted = asNumber(settings.requestsPerMinute) ?? 0;
	const perMinute = wanted >= 1 ? Math.floor(wanted) : safePerMinute;
	return { ...olistTiny, limits: [{ requests: perMinute, perMs: 60_000 }], classify };
}
