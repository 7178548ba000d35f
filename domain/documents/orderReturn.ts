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
	/** What customers gave as their reasons, each once, as the shop calls them, e.g. `size_too_small`. */
	reasons: string[];
}
