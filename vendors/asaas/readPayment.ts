import { money } from '../../domain/money';
import type { Payment, PaymentCustomer } from '../../domain/payment';
import { readDay } from './dates';
import { text, type JsonRecord } from './fields';
import { readReference } from './reference';
import { paymentMethod, paymentStatus } from './words';

/** The `payment` of an event, or the answer of `GET /payments/{id}` (Asaas documentation). */
export function readPayment(payment: JsonRecord, id: string, customer: PaymentCustomer | null): Payment {
	const word = text(payment.status);
	const slipUrl = text(payment.bankSlipUrl);
	return {
		vendor: 'asaas',
		id,
		status: paymentStatus(word, payment.deleted === true),
		vendorStatus: word ?? '',
		method: paymentMethod(text(payment.billingType), word),
		value: money(payment.value),
		netValue: text(payment.netValue) === null ? null : money(payment.netValue),
		dueDate: readDay(payment.dueDate),
		paidAt: paidAt(payment),
		customer,
		orderNumber: readReference(text(payment.externalReference))?.number ?? null,
		invoiceUrl: text(payment.invoiceUrl),
		// The code to pay is no part of an event; Asaas gives it when asked.
		pix: null,
		bankSlip: slipUrl === null ? null : { line: null, url: slipUrl },
	};
}

/** The day the customer paid; the money arrives on `paymentDate`, for a card weeks later. */
function paidAt(payment: JsonRecord): string | null {
	return readDay(payment.clientPaymentDate) ?? readDay(payment.confirmedDate) ?? readDay(payment.paymentDate);
}
