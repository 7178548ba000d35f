import { hmac } from '../../../runtime/webhooks/signature';

/**
 * The token that Asaas sends along with every delivery, made of the API key and the webhook's URL: so it is known wherever the
 * credential is, needs no storing and cannot go stale. It cannot be computed without the key, and reveals nothing about the key.
 */
export function deriveAuthToken(apiKey: string, url: string): string {
	for (let counter = 0; ; counter++) {
		const token = hmac('sha256', apiKey, `asaas webhook token ${counter} ${url}`).toString('base64url');
		if (isAcceptedToken(token)) return token;
	}
}

/**
 * Asaas documentation: 32 to 255 characters, no white space, no digits in counting order such as 12345, no letter four times in a
 * row, not an API key. It leaves open how long a run may be, so this is stricter: three of either kind are too many.
 */
export function isAcceptedToken(token: string): boolean {
	return /^\S{32,255}$/.test(token) && !token.startsWith('$aact_') && !/(.)\1\1/.test(token) && !hasCountingDigits(token);
}

function hasCountingDigits(token: string): boolean {
	return [...token].some((_, place) => {
		const run = token.slice(place, place + 3);
		return /^\d{3}$/.test(run) && ('0123456789'.includes(run) || '9876543210'.includes(run));
	});
}
