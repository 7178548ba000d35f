import { asText, type Json } from '../../../runtime/client/json';

/** Ways of paying that Asaas confirms before the money is there (Asaas documentation); all others are received at once. */
const confirmedFirst = new Set(['BOLETO', 'CREDIT_CARD', 'DEBIT_CARD']);

/** Whether the payment's confirmation came before its money. Cash is not confirmed, whatever the charge was made for. */
export function wasConfirmedFirst(payment: Json): boolean {
	return confirmedFirst.has(asText(payment.billingType) ?? '') && asText(payment.status) !== 'RECEIVED_IN_CASH';
}
