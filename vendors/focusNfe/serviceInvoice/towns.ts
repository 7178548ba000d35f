import type { PostalAddress } from '../../../domain/values/postalAddress';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';
import { attempt } from '../../../runtime/errors/attempt';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';

/** Where something is, as people write it. */
export type Place = Pick<PostalAddress, 'city' | 'state' | 'postalCode'>;

/** Towns keep their numbers. */
const dayMs = 24 * 3_600_000;

const remembered = perAccount(() => new Recent<string>(dayMs));

/**
 * IBGE's number of a town, 7 digits: city halls know towns by it, and no order has it. By the CEP, which can hardly be misspelt, else by
 * name and state. One call, and none where the place was asked for today.
 */
export async function townCode(api: FocusApi, place: Place, field: string): Promise<string> {
	const { account, clock } = api.connection;
	const memory = remembered(account);
	const name = [place.postalCode, place.city, place.state].join('|');
	const code = memory.get(name, clock) ?? (await byPostalCode(api, place)) ?? (await byName(api, place));
	if (code === undefined) throw unknownTown(place, field);
	memory.set(name, code, clock);
	return code;
}

/** `GET /ceps/CEP`; a village's CEP may name no town. */
async function byPostalCode(api: FocusApi, { postalCode }: Place): Promise<string | undefined> {
	if (!postalCode) return undefined;
	const outcome = await attempt(api.get(`/ceps/${encodeURIComponent(postalCode)}`));
	if (outcome.ok) return codeIn(asRecord(outcome.value).codigo_ibge);
	if (hasClass(outcome.error, 'notFound')) return undefined;
	throw outcome.error;
}

/** `GET /municipios` with the exact name answers one town. */
async function byName(api: FocusApi, { city, state }: Place): Promise<string | undefined> {
	const towns = await api.get('/municipios', { sigla_uf: state ?? undefined, nome_municipio: city ?? undefined });
	if (!Array.isArray(towns)) throw unreadableAnswer(vendor, 'transient');
	return towns.length === 1 ? codeIn(asRecord(towns[0]).codigo_municipio) : undefined;
}

function codeIn(value: unknown): string | undefined {
	const text = asText(value) ?? '';
	return /^\d{7}$/.test(text) ? text : undefined;
}

function unknownTown({ city, state }: Place, field: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'townUnknown',
		message: `${field}: ${vendor.name} does not know a city "${city ?? ''}" in ${state ?? 'an unknown state'}`,
		hint: 'Write the name of the city as IBGE does, with its accents, then run the item again',
	});
}
