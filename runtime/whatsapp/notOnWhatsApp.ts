import type { Failure } from '../errors/integrationError';

/** Said by every gateway that finds it out before it sends. */
export const notOnWhatsApp: Failure = {
	class: 'rejected',
	code: 'notOnWhatsApp',
	message: 'This number is not on WhatsApp, nothing was sent',
	hint: 'Reach the customer another way, e.g. by another gateway or by e-mail from the error output',
};
