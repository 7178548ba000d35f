import type { StockLine } from '../../domain/ports/stock';
import type { Vendor } from '../client/vendor';
import type { Clock } from '../clock';
import type { StandingsReader } from './standings';

/** What the balance of one product is to become. */
export interface BalanceTarget<Item> {
	item: Item;
	/** One by which it can be read again. */
	sku: string;
	/** Units that could be sold when it was read. */
	before: number;
	after: number;
	/** What it was is not known, so it is written even where it would not change. */
	isAssumed?: true;
	/** Names of the movements that it is made of, for the vendor's remarks. */
	keys: readonly string[];
}

/** The vendor's id of the movement, where it tells one, or why it refused this product. */
export type Written = { movementId: string | null } | { reason: string };

/** A vendor whose stock is written as a balance that was computed from a reading, because it knows neither keys nor comparisons. */
export interface BalanceBook<Item> extends StandingsReader<Item> {
	vendor: Vendor;
	clock: Clock;
	/** Name for `exclusive`: who else moves stock there in this process takes turns. */
	lock: string;
	/** SKUs that are read, and then written: the fewer, the less old a balance is when it is written over. */
	skusPerReading: number;
	/** What is counted: SKUs with the same name share one stock. */
	nameOf(item: Item): string;
	/** Split into what one request takes. */
	requests(targets: readonly BalanceTarget<Item>[]): BalanceTarget<Item>[][];
	/** One request, one outcome a target, in order. A lost answer is an `unknownOutcome`. */
	write(location: string, targets: readonly BalanceTarget<Item>[]): Promise<Written[]>;
}

/** What tells a count from a movement. */
export interface BalanceChange<Line extends StockLine> {
	/** Units that the line adds to what can be sold. */
	deltaOf(line: Line, available: number): number;
	keyOf(line: Line): string | undefined;
	/** A count stands whatever happened meanwhile, so it may be written once more over any balance. */
	isCount: boolean;
}
