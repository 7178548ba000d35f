import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asId } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';

/** The id in a override, which must be a number; undefined where nothing is requested. `label` is the option's name on the screen. */
export function overriddenId(label: string, override: string | undefined): number | undefined {
	if (override === undefined || override.trim() === '') return undefined;
	const id = asId(override);
	if (id !== undefined) return id;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'overriddenId',
		message: `"${label}" must be its number in Olist Tiny, and "${override}" is not a number`,
		hint: 'Open the record in Olist Tiny: the number is at the end of the address in the browser',
	});
}
