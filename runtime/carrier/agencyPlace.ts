import type { AgencyRequest } from '../../domain/ports/carrier';
import { readState } from '../../domain/values/brazilStates';
import { isBrazil } from '../../domain/values/postalAddress';
import { isRecord } from '../client/json';
import { IntegrationError } from '../errors/integrationError';

/** The UF and the city to look for agencies in; an empty city stands for all of the state. */
export function agencyPlace({ state, city, order }: AgencyRequest): { state: string; city: string } {
	const place = state === '' && city === '' ? deliveryPlace(order) : { state, city };
	const uf = readState(place.state);
	if (uf !== undefined) return { ...place, state: uf };
	throw placeUnknown(place.state === '' ? 'no state is given' : 'the state is not a Brazilian one');
}

function deliveryPlace(order: unknown): { state: string; city: string } {
	const address = isRecord(order) && isRecord(order.shippingAddress) ? order.shippingAddress : {};
	const written = (part: unknown) => (typeof part === 'string' ? part.trim() : '');
	if (!isBrazil(written(address.country))) throw placeUnknown('the order is delivered abroad');
	return { state: written(address.state), city: written(address.city) };
}

function placeUnknown(why: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'placeUnknown',
		message: `It is not known where to look for agencies: ${why}`,
		hint: 'Fill in "State (UF)", e.g. SP, and "City"; or leave both empty and put a node before this one that brings the order with its delivery address',
	});
}
