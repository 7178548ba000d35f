/** What one line of an order got back. */
export interface RefundItem {
	/** The id of the order's item (`order.items[].id`). */
	id: string;
	sku: string | null;
	name: string;
	quantity: number;
	/** Money for these units. */
	amount: number;
	/** Whether the goods come back into stock; units that were given up or never left stay sold. */
	restock: boolean;
}

/** What one refund gave back; never what is left of the order. */
export interface Refund {
	vendor: string;
	id: string;
	/** All money of this refund, shipping included. */
	amount: number;
	items: RefundItem[];
	/** The part of the amount that was for shipping. */
	shipping: number;
	reason: string | null;
	/** All refunds of the order so far, this one included; null where that is not known. */
	refundedTotal: number | null;
}
