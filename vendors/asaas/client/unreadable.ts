import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** Asaas said yes and did not say what it did. */
export function unreadable(what: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'unreadableAnswer',
		message: `Asaas answered with a ${what} that cannot be read`,
		hint: 'Try again later; if it stays, report it',
	});
}
