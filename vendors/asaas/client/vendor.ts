import type { VendorProfile } from '../../../runtime/client/apiClient';

export const vendor = 'asaas';

export const displayName = 'Asaas';

const twelveHoursMs = 12 * 60 * 60 * 1000;

/** Asaas documentation: 50 GETs at once, and 25,000 calls an account in 12 hours. */
export const limits: VendorProfile['limits'] = [
	{ requests: 50, perMs: 0 },
	{ requests: 25_000, perMs: twelveHoursMs },
];
