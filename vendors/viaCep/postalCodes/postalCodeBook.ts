import type { PostalCodeBook, PostalCodePlace } from '../../../domain/ports/postalCodeBook';
import { isState, parsePostalCode } from '../../../domain/values/postalAddress';
import type { Connection } from '../../../runtime/client/connection';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';

export function openViaCep(connection: Connection): PostalCodeBook {
	const call = openApi(connection);
	return { find: async (postalCode) => placeOf(await call(`${postalCode}/json/`), postalCode) };
}

/** `erro` is a text, and was a boolean once. The answer must be about the CEP that was asked for. */
function placeOf({ erro, cep, uf, localidade, bairro }: Json, postalCode: string): PostalCodePlace | undefined {
	if (erro === true || erro === 'true') return undefined;
	const [state, city] = [asText(uf), asText(localidade)];
	const wrong = [
		...(parsePostalCode(cep) === postalCode ? [] : ['cep']),
		...(isState(state) ? [] : ['uf']),
		...(typeof localidade === 'string' && city !== null ? [] : ['localidade']),
		...(bairro === undefined || bairro === null || typeof bairro === 'string' ? [] : ['bairro']),
	];
	if (wrong.length > 0) throw unreadableAnswer(vendor, 'transient', 'the question where a CEP is', wrong);
	return { state: state!, city: city!, district: asText(bairro) };
}
