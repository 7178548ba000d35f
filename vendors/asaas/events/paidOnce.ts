import { asText, type Json } from '../../../runtime/client/json';

/** Ways of paying that Asaas confirms before the money is there (Asaas documentation); all others are received at once. */
const confirmedFirst = new Set(['BOLETO', 'CREDIT_CARD', 'DEBIT_CARD']);

/**
 * Whether the payment's confirmation came before its money. Cash is not confirmed, whatever the charge was made for, and a boleto that is
 * paid by the Pix code on it need not be (seen: `PAYMENT_RECEIVED` alone).
 */
export function wasConfirmedFirst({ billingType, status, pixTransaction }: Json): boolean {
	const byPix = pixTransaction !== null && pixTransaction !== undefined;
	return confirmedFirst.has(asText(billingType) ?? '') && asText(status) !== 'RECEIVED_IN_CASH' && !byPix;
}

const paidTopics = ['PAYMENT_CONFIRMED', 'PAYMENT_RECEIVED', 'PAYMENT_RECEIVED_IN_CASH'];

/** That a payment was made is one piece of news: a boleto paid by Pix and a Pix Automático may be told as confirmed and as received. */
export function paidNews(topic: string, id: string | null): string | undefined {
	return id !== null && paidTopics.includes(topic) ? `paid:${id}` : undefined;
}
