/** Something a person has to put right before a document can be used. */
export interface Problem {
	/** Path in the document, e.g. `order.customer.taxId`. */
	field: string;
	message: string;
}
