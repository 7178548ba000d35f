import { cutText } from '../../../domain/values/cutText';
import type { PaymentRequest } from '../../../domain/ports/paymentKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Json } from '../../../runtime/client/json';
import { requireAmount } from '../client/amount';
import { daysFromNow, requireDay } from '../client/day';
import type { Account } from '../records/account';
import { billingTypeOf } from '../client/words';
import { splitBody, termsBody } from './terms';
import { vendor } from '../client/vendor';

/** Days to pay for a customer who was given no due date. */
const usualTermDays = 3;

/** Asaas documentation. */
const longestDescription = 500;

/** The body of `POST /payments` (Asaas documentation) without its reference. */
export function paymentBody(account: Account, request: PaymentRequest, customer: string): Json {
	return {
		customer,
		billingType: billingTypeOf(request.method),
		dueDate: request.dueDate === null ? daysFromNow(account, usualTermDays) : requireDay(request.dueDate, 'The due date'),
		...valueBody(request),
		...(request.description ? { description: cutText(request.description, longestDescription) } : {}),
		...termsBody(request),
		...splitBody(request.splits),
		...cardBody(request),
	};
}

/** Of installments Asaas wants the sum; it shares out the cents itself. */
function valueBody({ value, installments }: PaymentRequest): Json {
	const amount = requireAmount(value, 'The value');
	return installments > 1 ? { value: amount, installmentCount: installments, totalValue: amount } : { value: amount };
}

function cardBody({ method, card }: PaymentRequest): Json {
	if (method !== 'credit_card' || card === null) return {};
	if (card.token !== '' && card.remoteIp !== '') return { creditCardToken: card.token, remoteIp: card.remoteIp };
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'cardIncomplete',
		message: 'A card is charged with its token and the IP address of its holder; one of them is missing',
		hint: 'Fill in both "Card Token" and "Customer IP", or neither: then the customer enters the card on the invoice page',
	});
}
