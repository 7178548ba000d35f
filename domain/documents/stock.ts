/**
 * `moved`: by this call; `would_move`: it was only asked what would be; `already_moved`: it was counted before, nothing was moved
 * again; `unknown`: the answer was lost; `left_out`: a line of an order that is in no stock, such as a tip.
 */
export type StockChangeStatus = 'moved' | 'would_move' | 'already_moved' | 'failed' | 'unknown' | 'left_out';

export interface StockChange {
	vendor: string;
	sku: string;
	location: string | null;
	before: number | null;
	after: number | null;
	/** Negative when goods leave. */
	delta: number;
	movementId: string | null;
	status: StockChangeStatus;
	/** Why it failed or why nobody can tell. */
	reason?: string;
}
