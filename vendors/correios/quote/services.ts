import type { Parcel } from '../../../domain/documents/shipment';

/** Of contracts; each contract has some of them, and may have others. */
const known = [
	{ id: '03298', name: 'PAC', declared: '064' },
	{ id: '03220', name: 'SEDEX', declared: '019' },
	{ id: '04227', name: 'Mini Envios', declared: '065' },
	{ id: '03140', name: 'SEDEX 12', declared: '019' },
	{ id: '03158', name: 'SEDEX 10', declared: '019' },
	{ id: '03204', name: 'SEDEX Hoje', declared: '019' },
] as const;

/** For goods that come back: Correios bills them when they are posted, by the contract of the shop. */
const reverse = [
	{ id: '03301', name: 'PAC Reverso', declared: '064' },
	{ id: '03247', name: 'SEDEX Reverso', declared: '019' },
] as const;

const all = [...known, ...reverse];

export function reverseService(choose: 'cheapest' | 'fastest'): string {
	return reverse[choose === 'cheapest' ? 0 : 1].id;
}

export const services = known.map(({ id, name }) => ({ id, name }));

const miniEnvios = '04227';

/** What Mini Envios takes: 300 g, 24 × 16 × 4 cm, goods of R$ 100. */
function fitsMiniEnvios({ heightCm, widthCm, lengthCm, weightGrams }: Parcel, value: number): boolean {
	const sides = [heightCm, widthCm, lengthCm].toSorted((a, b) => b - a);
	return weightGrams <= 300 && value <= 100 && [24, 16, 4].every((longest, index) => sides[index]! <= longest);
}

/** What is asked for where nothing is chosen: what nearly every contract has, to nearly every CEP. */
export function usualServices(parcel: Parcel, value: number): string[] {
	return ['03298', '03220', ...(fitsMiniEnvios(parcel, value) ? [miniEnvios] : [])];
}

export function serviceName(id: string): string {
	return all.find((each) => each.id === id)?.name ?? id;
}

/** The additional service that insures the declared value; undefined for a service that this list does not have. */
export function declaredService(id: string): string | undefined {
	return all.find((each) => each.id === id)?.declared;
}

/** What Correios covers by itself; declaring it costs nothing and brings nothing. Reais. */
export const automaticCover = 25.63;
