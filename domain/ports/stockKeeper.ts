import type { Order } from '../order';
import type { StockChange } from '../stock';

export interface DeductRequest {
	order: Order | null;
	orderNumber: string;
	/** Names this deduction once and for all. */
	key: string;
	/** The vendor's id of the warehouse (depósito); null for its default. */
	location: string | null;
}

/** A system that counts goods. */
export interface StockKeeper {
	/** Takes the order's items out of stock, once; what the vendor moved by itself is reported, not moved again. */
	deductOrder(request: DeductRequest): Promise<StockChange[]>;
	/** The warehouses to choose from. */
	locations?(): Promise<{ id: string; name: string; isDefault: boolean }[]>;
}
