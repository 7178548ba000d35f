import type { StockCount, StockMovement } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import { hasClass } from '../../../runtime/errors/integrationError';
import { asId } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi, Written } from '../client/api';
import { omieDate } from '../client/dates';
import { fittingKey } from '../client/keys';
import { methods } from '../client/methods';
import { unreadableLevel, type Level } from './level';
import { forgetLevel, readLevel, rememberLevel } from './readLevel';

/** What a line came to, beside its vendor and SKU. */
export type LineOutcome = Omit<StockChange, 'vendor' | 'sku'>;

/** Makes what can be sold equal to the count. `SLD` is absolute: after a lost answer it is sent again. */
export async function setLine(api: OmieApi, productId: number, { location, quantity }: StockCount): Promise<LineOutcome> {
	const level = await readLevel(api, productId, location);
	if (level.available === quantity) return unchanged(level, null);
	// Omie sets what lies there, the count is of what can be sold.
	const written = await adjustStock(api, productId, level, { tipo: 'SLD', quan: quantity + level.reserved });
	return moved(api, productId, level, quantity, movementId(written));
}

/** Lets goods come (`ENT`) or go (`SAI`). Omie does it once for its key, and names the first movement when it is asked again. */
export async function adjustLine(api: OmieApi, productId: number, movement: StockMovement): Promise<LineOutcome> {
	const { location, delta, key } = movement;
	const level = await readLevel(api, productId, location);
	if (delta === 0) return unchanged(level, null);
	const written = await adjustStock(api, productId, level, {
		tipo: delta > 0 ? 'ENT' : 'SAI',
		quan: Math.abs(delta),
		obs: key,
		cod_int_ajuste: fittingKey(key),
	});
	if ('duplicateOf' in written && !written.mine) return unchanged(level, movementId(written));
	return moved(api, productId, level, level.available + delta, movementId(written));
}

/** `origem` AJU: by hand; `motivo` INV: a count (Omie documentation, Ajustes de Estoque). */
async function adjustStock(api: OmieApi, productId: number, level: Level, adjustment: object): Promise<Written> {
	// A movement at no cost would change the product's average cost.
	if (level.unitCost === null) throw unreadableLevel();
	const common = {
		id_prod: productId,
		codigo_local_estoque: Number(level.location),
		data: omieDate(api.connection.clock.now()),
		origem: 'AJU',
		motivo: 'INV',
		valor: level.unitCost,
	};
	const outcome = await attempt(api.write(methods.adjustStock, { ...common, ...adjustment }));
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'unknownOutcome')) forgetLevel(api, productId, level);
	throw outcome.error;
}

function movementId(written: Written): string | null {
	const id = 'body' in written ? asId(written.body.id_ajuste) : written.duplicateOf;
	return id === undefined ? null : String(id);
}

function moved(api: OmieApi, productId: number, level: Level, after: number, id: string | null): LineOutcome {
	rememberLevel(api, productId, { ...level, available: after });
	const { location, available } = level;
	return { location, before: available, after, delta: after - available, movementId: id, status: 'moved' };
}

function unchanged({ location, available }: Level, id: string | null): LineOutcome {
	return { location, before: available, after: available, delta: 0, movementId: id, status: 'already_moved' };
}
