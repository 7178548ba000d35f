import type { PostalCodeBook, PostalCodePlace } from '../../../domain/ports/postalCodeBook';
import { isState, parsePostalCode } from '../../../domain/values/postalAddress';
import type { Connection } from '../../../runtime/client/connection';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';

export function openBrasilApi(connection: Connection): PostalCodeBook {
	const call = openApi(connection);
	return { find: async (postalCode) => placeOf(await call(`cep/v1/${postalCode}`), postalCode) };
}

/** The answer must be about the CEP that was asked for. */
function placeOf({ cep, state, city, neighborhood }: Json, postalCode: string): PostalCodePlace {
	const [uf, name] = [asText(state), asText(city)];
	const wrong = [
		...(parsePostalCode(cep) === postalCode ? [] : ['cep']),
		...(isState(uf) ? [] : ['state']),
		...(typeof city === 'string' && name !== null ? [] : ['city']),
		...(neighborhood === undefined || neighborhood === null || typeof neighborhood === 'string' ? [] : ['neighborhood']),
	];
	if (wrong.length > 0) throw unreadableAnswer(vendor, 'transient', 'the question where a CEP is', wrong);
	return { state: uf!, city: name!, district: asText(neighborhood) };
}
