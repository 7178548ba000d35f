import type { VendorProfile } from '../../../runtime/client/apiClient';
import { asRecord, asText } from '../../../runtime/client/json';
import { classify } from './classify';

export const vendor = 'omie';

export const displayName = 'Omie';

export const baseUrl = 'https://app.omie.com.br/api/v1';

const minuteMs = 60_000;

/**
 * 960 requests a minute from an address; 240 a minute and 4 at once of each method (Omie documentation, "Limites de consumo"). A
 * limit without a span is one of requests that are under way at once.
 */
export const profile: VendorProfile = {
	vendor,
	displayName,
	limits: [{ requests: 960, perMs: minuteMs }],
	limitsOf: ({ body }) => ({
		name: asText(asRecord(body).call) ?? 'file',
		limits: [
			{ requests: 240, perMs: minuteMs },
			{ requests: 4, perMs: 0 },
		],
	}),
	classify,
};
