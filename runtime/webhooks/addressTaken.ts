import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** This account has a single webhook URL and it belongs to someone else; replacing it would cut them off. */
export function addressTaken(vendor: Vendor, hint: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'webhookTaken',
		message: `${vendor.name} already has a webhook to another address, and it can have only one`,
		hint: `${hint}; then publish the workflow again. Where several flows need it, let one workflow with this trigger call the others`,
	});
}
