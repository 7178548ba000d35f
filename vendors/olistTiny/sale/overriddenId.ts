import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asId } from '../../../runtime/client/json';

/** The id in a wish, which must be a number; undefined where nothing is wished. `label` is the option's name on the screen. */
export function wishedId(label: string, wish: string | undefined): number | undefined {
	if (wish === undefined || wish.trim() === '') return undefined;
	const id = asId(wish);
	if (id !== undefined) return id;
	throw new IntegrationError('olistTiny', {
		class: 'validation',
		code: 'wishedId',
		message: `"${label}" must be the number that Olist Tiny knows it by, and "${wish}" is none`,
		hint: 'Open the record in Olist Tiny: the number stands at the end of the address in the browser',
	});
}
