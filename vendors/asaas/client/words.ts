import type { Payment, PaymentStatus } from '../../../domain/documents/payment';
import type { ChargeMethod } from '../../../domain/ports/paymentKeeper';

/** Asaas' words for a payment's status and way of paying, and ours. A new word reads as `unknown`, never as something it may not be. */
const statuses: Record<string, PaymentStatus> = {
	PENDING: 'pending',
	AUTHORIZED: 'authorized',
	CONFIRMED: 'confirmed',
	RECEIVED: 'received',
	RECEIVED_IN_CASH: 'received',
	OVERDUE: 'overdue',
	REFUND_REQUESTED: 'refund_requested',
	REFUND_IN_PROGRESS: 'refund_requested',
	REFUNDED: 'refunded',
	CHARGEBACK_REQUESTED: 'chargeback',
	CHARGEBACK_DISPUTE: 'chargeback',
	AWAITING_CHARGEBACK_REVERSAL: 'chargeback',
	AWAITING_RISK_ANALYSIS: 'risk_analysis',
	DUNNING_REQUESTED: 'dunning',
	// Collected by the debt collection: the money is there.
	DUNNING_RECEIVED: 'received',
};

const methods: Record<string, Payment['method']> = {
	UNDEFINED: 'undefined',
	BOLETO: 'bank_slip',
	CREDIT_CARD: 'credit_card',
	DEBIT_CARD: 'debit_card',
	PIX: 'pix',
	TRANSFER: 'transfer',
	DEPOSIT: 'deposit',
};

export function paymentStatus(word: string | null, isDeleted: boolean): PaymentStatus {
	if (isDeleted) return 'deleted';
	return (word !== null && Object.hasOwn(statuses, word) ? statuses[word] : undefined) ?? 'unknown';
}

/** `byPix`: it has a Pix transaction. A boleto has a Pix code on it and may be paid by that. */
export function paymentMethod(billingType: string | null, status: string | null, byPix = false): Payment['method'] {
	if (status === 'RECEIVED_IN_CASH') return 'cash';
	if (billingType === 'BOLETO' && byPix) return 'pix';
	return (billingType !== null && Object.hasOwn(methods, billingType) ? methods[billingType] : undefined) ?? 'unknown';
}

/** Asaas' word for a way of paying that can be asked for. */
export function billingTypeOf(method: ChargeMethod): string {
	return Object.keys(methods).find((word) => methods[word] === method) ?? 'UNDEFINED';
}
