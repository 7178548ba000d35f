import type { Order } from '../documents/order';
import type { StockChange } from '../documents/stock';

export interface DeductRequest {
	order: Order | null;
	orderNumber: string;
	/** The order's id over all shops, where the order itself is not at hand: as a payment names it. */
	orderId?: string;
	/** Names this deduction once and for all. */
	key: string;
	/** The vendor's id of the warehouse (depósito); null for its default. */
	location: string | null;
}

/** A system that has places where goods are kept. */
export interface StockLocations {
	/** The warehouses to choose from. */
	locations?(): Promise<{ id: string; name: string; isDefault: boolean }[]>;
}

/** A system that posts the stock of an order that it knows. */
export interface OrderStock extends StockLocations {
	/** Takes the order's items out of stock, once; what the vendor moved by itself is reported, not moved again. */
	deductOrder(request: DeductRequest): Promise<StockChange[]>;
	/** Puts the order's items back, once, where they were taken out; absent where the vendor cannot take its posting back. */
	returnOrder?(request: DeductRequest): Promise<StockChange[]>;
}

export interface StockLine {
	sku: string;
	/** The vendor's id of the location; null for its default. */
	location: string | null;
}

export interface StockLevel extends StockLine {
	/** Units that can be sold; null where the vendor does not know the SKU, or does not count it. */
	quantity: number | null;
	/** Why there is no quantity. */
	reason?: string;
}

export interface StockCount extends StockLine {
	/** Units that can be sold, from 0. */
	quantity: number;
}

export interface StockMovement extends StockLine {
	/** Units, negative when goods leave. */
	delta: number;
	/** Names this movement once and for all. */
	key: string;
}

/** A system whose stock is counted by SKU. All answer one entry a line, in order; a line that fails does not stop the others. */
export interface SkuStock extends StockLocations {
	/** A shop that counts its own goods, as its orders name it (`order.account`). */
	account?(): string;
	/** May be repeated: what is so already is left alone. */
	set(counts: readonly StockCount[]): Promise<StockChange[]>;
	/** What there is, one level a line, in order. */
	levels(lines: readonly StockLine[]): Promise<StockLevel[]>;
	/** The vendor may forget a key after a while, so the caller has to see to it that a movement is asked for once. */
	adjust(movements: readonly StockMovement[]): Promise<StockChange[]>;
}

/** A system that lists the SKUs of its goods. */
export interface SkuCatalogue {
	/** Each page as soon as it is read; one that several goods have comes several times. */
	skus(): AsyncIterable<readonly string[]>;
}
