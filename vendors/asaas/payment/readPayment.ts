import { shownAmount } from '../client/amount';
import type { Payment, PaymentCustomer } from '../../../domain/documents/payment';
import { asText, type Json } from '../../../runtime/client/json';
import { readRefunds } from './readRefunds';
import { readDay } from '../client/dates';
import { readReference } from '../client/reference';
import { paymentMethod, paymentStatus } from '../client/words';
import { vendor } from '../client/vendor';

/** The `payment` of an event, or the answer of `GET /payments/{id}` (Asaas documentation). */
export function readPayment(payment: Json, id: string, customer: PaymentCustomer | null): Payment {
	const slipUrl = asText(payment.bankSlipUrl);
	const reference = readReference(asText(payment.externalReference));
	return {
		...readStatus(payment, id),
		method: paymentMethod(asText(payment.billingType), asText(payment.status), (payment.pixTransaction ?? null) !== null),
		value: shownAmount(payment.value, 'value'),
		netValue: asText(payment.netValue) === null ? null : shownAmount(payment.netValue, 'netValue'),
		...readRefunds(payment),
		dueDate: readDay(payment.dueDate),
		paidAt: paidAt(payment),
		customer,
		orderNumber: reference?.number ?? null,
		orderId: reference?.orderId ?? null,
		invoiceUrl: asText(payment.invoiceUrl),
		// The code to pay is no part of an event; Asaas gives it when asked.
		pix: null,
		bankSlip: slipUrl === null ? null : { line: null, url: slipUrl },
	};
}

/** As `GET /payments/{id}/status` answers it, which tells nothing else. */
export function readStatus(payment: Json, id: string): Pick<Payment, 'vendor' | 'id' | 'status' | 'vendorStatus'> {
	const word = asText(payment.status);
	return { vendor: vendor.id, id, status: paymentStatus(word, payment.deleted === true), vendorStatus: word ?? '' };
}

/** The day the customer paid; the money arrives on `paymentDate`, for a card weeks later. */
function paidAt(payment: Json): string | null {
	return readDay(payment.clientPaymentDate) ?? readDay(payment.confirmedDate) ?? readDay(payment.paymentDate);
}
