import type { StockLine } from '../../../domain/ports/stock';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, type OmieApi } from '../client/api';
import { findProduct } from '../product/findProduct';
import { loadLevels } from './loadLevels';
import { vendor } from '../client/vendor';

export interface LineWork<Line extends StockLine, Result> {
	work(productId: number, line: Line): Promise<Result>;
	/** For a line that could not be done. */
	failed(line: Line, error: IntegrationError): Result;
}

/**
 * SKUs side by side, as far as Omie's limits let them; lines of one SKU one after the other, in order. A line that fails does not stop
 * the others; throws only where none could be done for a reason that is not the line's own.
 */
export async function eachLine<Line extends StockLine, Result>(
	api: OmieApi,
	lines: readonly Line[],
	{ work, failed }: LineWork<Line, Result>,
): Promise<Result[]> {
	await loadLevels(api, lines);
	const one = async (line: Line) => await work(await requireProduct(api, line.sku), line);
	const outcomes = await Promise.all(
		lines.map(async (line) => await attempt(exclusive(accountKey(api, `stock:${line.sku}`), async () => await one(line)))),
	);
	const errors = outcomes.flatMap((outcome) => (!outcome.ok ? [outcome.error] : []));
	const strange = errors.find((error) => !(error instanceof IntegrationError));
	const general = errors.find((error) => !hasClass(error, 'notFound', 'validation', 'conflict'));
	if (strange || (general && errors.length === lines.length)) throw strange ?? general;
	return outcomes.map((outcome, index) => (outcome.ok ? outcome.value : failed(lines[index]!, outcome.error as IntegrationError)));
}

async function requireProduct(api: OmieApi, sku: string): Promise<number> {
	const id = await findProduct(api, sku);
	if (id !== undefined) return id;
	throw new IntegrationError(vendor, { class: 'notFound', code: 'unknownSku', message: 'No product in Omie has this SKU (código)' });
}
