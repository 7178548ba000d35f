import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

/** Characters that Meta takes at most (documentation of the messages API). */
const longest = { text: 4_096, caption: 1_024, 'text above buttons': 1_024, 'button ID': 256 };

export function refuseLongText(what: keyof typeof longest, text: string): void {
	if (text.length <= longest[what]) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'textTooLong',
		message: `The ${what} has ${text.length} characters, and WhatsApp accepts at most ${longest[what]}. Nothing was sent`,
		hint: 'Make it shorter. Placeholders such as {order_items} grow with the order',
	});
}
