/** The way on once an order was corrected in its shop: an item holds the order as it was when the flow started. */
export const startAnew =
	'then start the order anew with the template order-again.json: this item holds the order as it was, so running it again changes nothing';

/** The same where the node reads an incomplete order again. */
export const retryReadsAgain = 'then press "Retry" in n8n: this node reads the order again';
