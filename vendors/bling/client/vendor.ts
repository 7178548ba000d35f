import type { VendorProfile } from '../../../runtime/client/apiClient';
import { classify } from './classify';

export const vendor = 'bling';

export const displayName = 'Bling';

export const baseUrl = 'https://api.bling.com.br/Api/v3';

/**
 * 3 requests a second for an account (Bling documentation, "Limites"). The 120,000 a day are not counted here: Bling says when they
 * are used up, and `classify` turns that into a wait until its next day.
 */
export const profile: VendorProfile = {
	vendor,
	displayName,
	limits: [{ requests: 3, perMs: 1000 }],
	headers: { 'enable-jwt': '1' },
	classify,
};
