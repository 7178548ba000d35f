/** `moved`: by this call; `already_moved`: the vendor had counted it before, nothing was moved again. */
export type StockChangeStatus = 'moved' | 'already_moved' | 'failed' | 'unknown';

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
}
