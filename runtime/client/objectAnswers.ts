import type { VendorProfile } from './apiClient';
import { isRecord } from './json';
import type { Vendor } from './vendor';

type Classify = VendorProfile['classify'];

/**
 * For an API whose successes are JSON objects, or empty where there is nothing to say: a page with HTTP 200, as proxies and maintenance
 * put it in the place of an answer, is a temporary problem and never "nothing there" or 0.
 */
export function requiringObjects(vendor: Vendor, classify: Classify): Classify {
	return (response, now) => {
		const failure = classify(response, now);
		if (failure || isRecord(response.body) || isEmpty(response.body)) return failure;
		return {
			class: 'transient',
			code: 'notAnObject',
			message: `${vendor.name} sent something else than its API's answer, such as a web page`,
			hint: 'Run the item again in some minutes: what was already done will be found',
		};
	};
}

function isEmpty(body: unknown): boolean {
	if (body === undefined || body === null) return true;
	return typeof body === 'string' ? body.trim() === '' : Buffer.isBuffer(body) && body.length === 0;
}
