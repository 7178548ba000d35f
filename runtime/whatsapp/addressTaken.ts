import { IntegrationError } from '../errors/integrationError';

/** A gateway that reports to one address alone reports to somebody else's: taking it away would silence them. */
export function addressTaken(vendor: string, displayName: string, hint: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'webhookTaken',
		message: `${displayName} reports to another address already, and it knows only one`,
		hint: `${hint}; then publish the workflow again. Where several flows need it, let one workflow with this trigger call the others`,
	});
}
