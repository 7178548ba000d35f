import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** A gateway took the message, but did not tell its id. */
export function messageIdMissing(gateway: Vendor): IntegrationError {
	return new IntegrationError(gateway, {
		class: 'unknownOutcome',
		code: 'unreadableAnswer',
		message: `${gateway.name} answered without the ID of a message, so it may or may not have been sent`,
	});
}
