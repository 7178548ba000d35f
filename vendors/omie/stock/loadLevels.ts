import type { StockLine } from '../../../domain/ports/stock';
import { hasClass } from '../../../runtime/errors/integrationError';
import { asId, asNumber, asRecords, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { omieDate } from '../client/dates';
import { methods } from '../client/methods';
import { levelIn, type Level } from './level';
import { rememberLevel, requireLocation } from './readLevel';

/** From so many SKUs on the list of all goods is read, page by page, instead of two questions for each SKU. */
const manySkus = 20;

const pageSize = 500;

/** Learns ids and levels of many SKUs in a few calls. What it does not find is asked for one by one. */
export async function loadLevels(api: OmieApi, lines: readonly StockLine[]): Promise<void> {
	for (const location of new Set(lines.map((line) => line.location))) {
		const skus = new Set(lines.filter((line) => line.location === location).map(({ sku }) => sku));
		if (skus.size < manySkus) continue;
		const outcome = await attempt(loadLocation(api, location, skus));
		// The single questions will say what is wrong with a location.
		if (!outcome.ok && !hasClass(outcome.error, 'notFound', 'validation')) throw outcome.error;
	}
}

async function loadLocation(api: OmieApi, location: string | null, skus: ReadonlySet<string>): Promise<void> {
	const place = requireLocation(location);
	let missing = skus.size;
	for (let page = 1; missing > 0; page++) {
		const answer = await api.ask(methods.listPositions, {
			nPagina: page,
			nRegPorPagina: pageSize,
			dDataPosicao: omieDate(api.connection.clock.now()),
			cExibeTodos: 'S',
			...(place === undefined ? {} : { codigo_local_estoque: Number(place) }),
		});
		const wanted = asRecords(answer.produtos).filter(({ cCodigo }) => skus.has(asText(cCodigo) ?? ''));
		for (const product of wanted) learn(api, product, location);
		missing -= wanted.length;
		const pages = asNumber(answer.nTotPaginas) ?? 1;
		// A catalogue so large that single questions are fewer.
		if (page >= pages || pages > 2 * skus.size) return;
	}
}

function learn(api: OmieApi, product: Json, location: string | null): void {
	const id = asId(product.nCodProd);
	const place = asText(product.codigo_local_estoque) ?? location;
	if (id === undefined || place === null) return;
	const { clock } = api.connection;
	api.memory.products.set(asText(product.cCodigo) ?? '', id, clock);
	if (location === null) api.memory.locations.set('default', place, clock);
	// What this process has written since the list was read is newer.
	if (api.memory.levels.get(`${id}:${place}`, clock) !== undefined) return;
	const level = readOrNothing(product, place);
	if (level) rememberLevel(api, id, level);
}

/** What the list does not tell is asked for by itself. */
function readOrNothing(product: Json, place: string): Level | undefined {
	const [there, reserved] = [asNumber(product.fisico) ?? asNumber(product.nSaldo), asNumber(product.reservado)];
	return there === null || reserved === null ? undefined : levelIn(product, place);
}
