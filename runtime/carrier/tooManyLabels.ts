import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** What lies beyond would be called missing. */
export function tooManyLabels(vendor: Vendor, limit: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'tooManyLabels',
		message: `${vendor.name} lists more than ${limit} labels for these days, too many to compare`,
		hint: 'Choose fewer days, or compare this carrier in its own panel',
	});
}
