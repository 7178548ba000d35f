import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asId } from '../../../runtime/client/json';

/** The id in a override, which must be a number; undefined where nothing is requested. `label` is the option's name on the screen. */
export function overriddenId(label: string, override: string | undefined): number | undefined {
	if (override === undefined || override.trim() === '') return undefined;
	const id = asId(override);
	if (id !== undefined) return id;
	throw new IntegrationError('olistTiny', {
		class: 'validation',
		code: 'overriddenId',
		message: `"${label}" must be the number that Olist Tiny knows it by, and "${override}" is none`,
		hint: 'Open the record in Olist Tiny: the number stands at the end of the address in the browser',
	});
}
