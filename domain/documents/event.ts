/** Why a flow runs. */
export interface FlowEvent {
	/** The vendor's own event id. */
	id: string;
	/** e.g. `order.paid`, `payment.received`; `catchUp` for what was missed. */
	type: string;
	/**
	 * Names what happened, e.g. `shopify:loja/order/6123/paid`: the same for every delivery, retry and catch-up of it, another one for
	 * the next happening. What is done once for a happening has its key made of this.
	 */
	occasion: string;
	source: string;
	/** The account at the source, e.g. the shop; null where the source does not name it. */
	account: string | null;
	occurredAt: string;
	receivedAt: string;
	/**
	 * `source:orderNumber` where there is an order: the thread through every later step, for people. Two shops can have one number, so
	 * it is no key.
	 */
	correlationId: string;
}
