/** Why a flow runs. */
export interface FlowEvent {
	/** The vendor's own event id. */
	id: string;
	/** e.g. `order.paid`, `payment.received`; `catchUp` for what was missed. */
	type: string;
	source: string;
	occurredAt: string;
	receivedAt: string;
	/** `source:orderNumber` where there is an order: the thread through every later step. */
	correlationId: string;
}
