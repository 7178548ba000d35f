import type { Customer } from '../documents/customer';
import type { Payment } from '../documents/payment';
import type { PostalAddress } from '../values/postalAddress';

/** Who pays: somebody the vendor knows by its own id, or a person or company that it finds or makes by CPF or CNPJ. */
export type Payer = { id: string } | { customer: Customer; address: PostalAddress | null };

/** What somebody gets off who pays early, or owes who pays late. */
export interface PaymentTerms {
	/** Until `daysBefore` days before the due date. */
	discount: { value: number; type: AmountType; daysBefore: number } | null;
	fine: { value: number; type: AmountType } | null;
	/** Percent a month. */
	interest: number | null;
}

/** `fixed`: in reais. */
export type AmountType = 'fixed' | 'percentage';

/** A part of every payment that goes to another account of the vendor. */
export interface PaymentSplit {
	walletId: string;
	value: number;
	type: AmountType;
}

export type ChargeMethod = Extract<Payment['method'], 'pix' | 'bank_slip' | 'credit_card' | 'undefined'>;

export interface PaymentRequest extends PaymentTerms {
	/** Names this payment once and for all: the same key never makes a second one. */
	key: string;
	payer: Payer;
	/** `undefined`: the customer chooses. */
	method: ChargeMethod;
	/** Of all installments together. */
	value: number;
	/** `YYYY-MM-DD`; null for the vendor's usual term. */
	dueDate: string | null;
	description: string | null;
	/** 1: paid at once. */
	installments: number;
	splits: PaymentSplit[];
	/** A card that the vendor keeps under a token, and the address of the customer's computer. */
	card: { token: string; remoteIp: string } | null;
}

export interface PaymentRefundRequest {
	/** In reais; null for all of it. */
	value: number | null;
	/** Two refunds of one payment with the same value and reason are one. */
	reason: string;
}

/** `found`: it was there already, nothing was done by this call. */
export type KeptPayment = Payment & { found: boolean };

/** A payment provider that is asked for payments and looked up. */
export interface PaymentKeeper {
	/** Finds the payment of this key, or makes it. */
	create(request: PaymentRequest): Promise<KeptPayment>;
	/** The payment as the vendor has it now. */
	get(id: string): Promise<Payment>;
	/** Gives money back that was paid. */
	refund(id: string, request: PaymentRefundRequest): Promise<KeptPayment>;
	/** Takes back a payment that nobody has paid. */
	remove(id: string): Promise<void>;
	/** The code to pay by Pix, as text and as a PNG in base64. */
	pixCode?(id: string): Promise<NonNullable<Payment['pix']>>;
	/** The line to type of the boleto. */
	bankSlipLine?(id: string): Promise<string>;
}
