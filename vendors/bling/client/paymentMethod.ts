/** One of the account's `formas-pagamentos`. */
export interface BlingPaymentMethod {
	id: number;
	/** Means of payment as on the NF-e: 3 credit card, 15 boleto, 17 Pix, … */
	type: number | null;
	isDefault: boolean;
}
