/** SuperFrete documentation, services: `number` is what the API calls them by. */
const known = [
	{ id: '1', carrier: 'Correios', service: 'PAC' },
	{ id: '2', carrier: 'Correios', service: 'SEDEX' },
	{ id: '17', carrier: 'Correios', service: 'Mini Envios' },
	{ id: '3', carrier: 'Jadlog', service: '.Package' },
	{ id: '31', carrier: 'Loggi', service: 'Loggi' },
	{ id: '33', carrier: 'J&T', service: 'J&T Express' },
] as const;

export const services = known.map(({ id, carrier, service }) => ({ id, name: carrier === service ? service : `${carrier} ${service}` }));

export const serviceIds: readonly string[] = known.map(({ id }) => id);

/** Null for one that came later than this list. */
export function serviceOf(id: string | null): { carrier: string; service: string } | null {
	return known.find((each) => each.id === id) ?? null;
}

/** J&T wants the recipient's phone of eleven digits (SuperFrete documentation, cart). */
export const phoneWanted = '33';
