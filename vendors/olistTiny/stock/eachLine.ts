import type { StockLine } from '../../../domain/ports/stock';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { KnownProduct } from '../client/accountMemory';
import { accountKey, type TinyApi } from '../client/api';
import { findProduct } from '../product/findProduct';
import { vendor } from '../client/vendor';

export interface LineWork<Line extends StockLine, Result> {
	work(product: KnownProduct, line: Line): Promise<Result>;
	/** For a line that could not be done. */
	failed(line: Line, error: IntegrationError): Result;
}

/**
 * Line by line, because the API knows one product a call, and one piece of work a SKU at a time. A line that fails does not stop the
 * others; throws only where nothing at all was done.
 */
export async function eachLine<Line extends StockLine, Result>(
	api: TinyApi,
	lines: readonly Line[],
	{ work, failed }: LineWork<Line, Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const errors: IntegrationError[] = [];
	for (const line of lines) {
		const outcome = await attempt(exclusive(accountKey(api, `stock:${line.sku}`), async () => await one(api, line, work)));
		if (outcome.ok) results.push(outcome.value);
		else {
			if (!(outcome.error instanceof IntegrationError)) throw outcome.error;
			errors.push(outcome.error);
			results.push(failed(line, outcome.error));
		}
	}
	// Where a line may have been done, the results tell which: a thrown error would have the caller take all of them for undone.
	const broken = hasUnclear(errors) ? undefined : errors.find(({ failure }) => failure.code !== unknownSku);
	if (broken && errors.length === lines.length) throw broken;
	return results;
}

const unknownSku = 'unknownSku';

function hasUnclear(errors: readonly IntegrationError[]): boolean {
	return errors.some((error) => hasClass(error, 'unknownOutcome'));
}

async function one<Line extends StockLine, Result>(api: TinyApi, line: Line, work: LineWork<Line, Result>['work']): Promise<Result> {
	const product = await findProduct(api, line.sku);
	if (!product)
		throw new IntegrationError(vendor, {
			class: 'notFound',
			code: unknownSku,
			message: 'No product in Olist Tiny has this SKU (código)',
		});
	if (product.isTwin)
		throw new IntegrationError(vendor, {
			class: 'conflict',
			code: unknownSku,
			message: 'Several products in Olist Tiny have this SKU (código): give each its own',
		});
	const outcome = await attempt(work(product, line));
	if (outcome.ok) return outcome.value;
	// The remembered product may be gone: the next run looks for it.
	api.memory.products.delete(line.sku);
	throw outcome.error;
}
