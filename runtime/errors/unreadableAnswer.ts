import type { Vendor } from '../client/vendor';
import { IntegrationError } from './integrationError';

/** The vendor said yes in a form that nobody here knows. `unknownOutcome` for a write: something was done, though nobody can tell what. */
export function unreadableAnswer(vendor: Vendor, errorClass: 'transient' | 'unknownOutcome'): IntegrationError {
	return new IntegrationError(vendor, {
		class: errorClass,
		code: 'unreadableAnswer',
		message: `${vendor.name} answered in a form that this node does not know`,
		hint: 'Run the item again; if it stays so, look for a newer version of this package',
	});
}
