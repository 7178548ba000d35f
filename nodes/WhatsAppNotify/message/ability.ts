import type { Messenger } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { MessengerEntry } from '../../../runtime/vendorEntry';

/** Something that only some gateways can. */
export type Ability = MessengerEntry['can'][number];

/** The gateway's own method; refused where a flow asks for what its gateway cannot do, as after another one was chosen. */
export function ability<Name extends Ability>(messenger: Messenger, name: Name): NonNullable<Messenger[Name]> {
	const method = messenger[name];
	if (method) return method;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'notOffered',
		message: 'The chosen gateway cannot do this',
		hint: 'Choose an operation of the list again: it holds what the gateway can do',
	});
}
