import type { PostalCodePlace } from '../ports/postalCodeBook';
import { readState } from '../values/brazilStates';
import { plainName } from '../values/plainName';
import type { PostalAddress } from '../values/postalAddress';
import type { Problem } from '../values/problem';

/** What a CEP can complete. Streets are not among it: their numbers belong to them, and people know their own. */
export type CompletedPart = 'state' | 'city' | 'district';

export interface CompletedAddress {
	address: PostalAddress;
	completed: CompletedPart[];
	/** Where address and CEP contradict each other: nobody but the customer knows which of them is right. */
	problems: Problem[];
	/** What the CEP is of; null where it was not looked up, or does not exist. */
	place: PostalCodePlace | null;
}

/** The address with what it lacks and its CEP tells; what stands in it stays as it is. `field`: its path in the order. */
export function completeAddress(address: PostalAddress, place: PostalCodePlace, field: string): CompletedAddress {
	const problems = contradictions(address, place, field);
	const completed = parts.filter((part) => isLacking(address[part]) && place[part] !== null);
	// What contradicts its CEP is not completed by it: the CEP may be the part that is wrong.
	if (problems.length > 0 || completed.length === 0) return { address, completed: [], problems, place };
	const known = Object.fromEntries(completed.map((part) => [part, place[part]]));
	return { address: { ...address, ...known }, completed, problems, place };
}

/** The CEP is one by its form, and no book has it. */
export function unknownPostalCode(field: string): Problem {
	return { field: `${field}.postalCode`, message: 'does not exist: it is in no directory of CEPs' };
}

const parts: readonly CompletedPart[] = ['district', 'city', 'state'];

/**
 * Told without the values, which are personal data in an error. Districts are none: customers call them by many names, and carriers go by
 * the CEP.
 */
function contradictions(address: PostalAddress, place: PostalCodePlace, field: string): Problem[] {
	const notTexts = parts
		.filter((part) => !isLacking(address[part]) && typeof address[part] !== 'string')
		.map((part) => ({ field: `${field}.${part}`, message: 'is not a text' }));
	if (notTexts.length > 0) return notTexts;
	const { state, city } = address;
	const isOtherState = !isLacking(state) && readState(state!) !== place.state;
	const isOtherCity = !isLacking(city) && !isCity(city!, place, isOfDf(address, place));
	return [
		...(isOtherState ? [{ field: `${field}.state`, message: 'is not the state of the CEP' }] : []),
		...(isOtherCity ? [{ field: `${field}.city`, message: 'is not the city of the CEP' }] : []),
	];
}

/** `Sao Paulo` and `SÃO PAULO - SP` are one. `isOfDf`: any name is, see there. */
function isCity(written: string, { city, state }: PostalCodePlace, isOfDf: boolean): boolean {
	const [given, known] = [plainName(written), plainName(city)];
	return isOfDf || given === known || given === known + state.toLowerCase();
}

/** The Distrito Federal is a single municipality, whose people write the part that they live in (Taguatinga, Ceilândia) as their city. */
function isOfDf({ state }: PostalAddress, place: PostalCodePlace): boolean {
	return place.state === 'DF' && !isLacking(state) && readState(state!) === 'DF';
}

/** Nothing at all: another type of value is no gap to fill. */
function isLacking(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
