import type { Vendor } from '../client/vendor';
import { IntegrationError, type ErrorClass } from './integrationError';

/**
 * The vendor said yes in a form that this package does not know. `unknownOutcome` for a write: something was done, but it cannot be told
 * what.
 *
 * @param to what was asked, e.g. `the number check`
 * @param fields those of the answer that are not as they should be
 */
export function unreadableAnswer(vendor: Vendor, errorClass: ErrorClass, to?: string, fields: readonly string[] = []): IntegrationError {
	const about = to === undefined ? '' : ` to ${to}`;
	return new IntegrationError(vendor, {
		class: errorClass,
		code: 'unreadableAnswer',
		message: `${vendor.name} sent an unexpected response${about}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`,
		hint: 'Run the item again; if the same happens, look for a newer version of this package',
	});
}
