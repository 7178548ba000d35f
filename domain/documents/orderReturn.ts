/** Units of a line of an order that come back. */
export interface ReturnedLine {
	/** The id of the order's item (`order.items[].id`). */
	id: string;
	sku: string | null;
	name: string;
	quantity: number;
}

/** Goods that a customer sends back or wants to; its refund, where there is one, is an event of its own. */
export interface OrderReturn {
	vendor: string;
	id: string;
	/** The shop's own number of it, e.g. `#1001-R1`; null where the event does not tell. */
	name: string | null;
	/** As the shop calls it: `requested`, `open`, `declined`, `canceled`, `closed`. */
	status: string | null;
	/** How many units come back; null where the event does not tell. */
	quantity: number | null;
	/** Which goods come back; null where the shop does not tell. */
	items: ReturnedLine[] | null;
	/** What customers gave as their reasons, each once, as the shop calls them, e.g. `size_too_small`. */
	reasons: string[];
}
