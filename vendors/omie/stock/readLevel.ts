import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText } from '../../../runtime/client/json';
import type { OmieApi } from '../client/api';
import { omieDate } from '../client/dates';
import { methods } from '../client/methods';
import { levelIn, type Level } from './level';
import { vendor } from '../client/vendor';

/** As it was within the last minute where this process knows; the default location for null. */
export async function readLevel(api: OmieApi, productId: number, location: string | null): Promise<Level> {
	const { clock } = api.connection;
	const place = requireLocation(location) ?? api.memory.locations.get('default', clock);
	const known = place === undefined ? undefined : api.memory.levels.get(levelName(productId, place), clock);
	if (known) return known;
	const position = await api.ask(methods.stockPosition, positionParam(api, productId, place));
	const level = levelIn(position, asText(position.codigo_local_estoque) ?? place ?? '');
	if (location === null) api.memory.locations.set('default', level.location, clock);
	rememberLevel(api, productId, level);
	return level;
}

/** What this process has just read or written. */
export function rememberLevel(api: OmieApi, productId: number, level: Level): void {
	api.memory.levels.set(levelName(productId, level.location), level, api.connection.clock);
}

/** For a write whose outcome is unknown. */
export function forgetLevel(api: OmieApi, productId: number, { location }: Level): void {
	api.memory.levels.delete(levelName(productId, location));
	for (const place of [location, undefined]) api.forget(methods.stockPosition, positionParam(api, productId, place));
}

/** Digits only; undefined for the default. */
export function requireLocation(location: string | null): string | undefined {
	if (location === null || /^\d+$/.test(location)) return location ?? undefined;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'location',
		message: 'A location in Omie (local de estoque) is given by its ID, in digits',
		hint: 'Choose the location from the list',
	});
}

function levelName(productId: number, location: string): string {
	return `${productId}:${location}`;
}

function positionParam({ connection }: OmieApi, productId: number, location: string | undefined) {
	const place = location === undefined ? {} : { codigo_local_estoque: Number(location) };
	return { ...place, id_prod: productId, data: omieDate(connection.clock.now()) };
}
