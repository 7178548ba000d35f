import type { Invoice } from '../../../domain/documents/invoice';
import { adviceFor } from '../../../domain/sefaz/sefazRejections';
import { IntegrationError } from '../../../runtime/errors/integrationError';

const nextSteps = {
	rejected:
		'Correct what the reason names (product, customer or tax setting) in the ERP, then run the item again: the same invoice is sent again',
	denied:
		'SEFAZ refuses sales to or from this party for good: settle the registration with the tax office, this invoice cannot be sent again',
};

/** Lets an item whose invoice was refused, cancelled since, or stands nobody knows how, leave by the error output, with the invoice on it. */
export function refuseRejected(invoice: Invoice): void {
	const { status, rejection, number, orderNumber, vendor, model } = invoice;
	if (status === 'cancelled') throw cancelled(invoice);
	if (status === 'unknown') throw unknownStatus(invoice);
	if (status !== 'rejected' && status !== 'denied') return;
	const authority = model === 'nfse' ? 'The city hall' : 'SEFAZ';
	const message = `${authority} ${status} invoice ${number ?? invoice.id} of order ${orderNumber ?? '?'}${reasonOf(rejection)}`;
	// City halls have codes of their own.
	const advice = model === 'nfse' ? undefined : adviceFor(rejection?.code);
	const hint = advice ?? nextSteps[status];
	throw new IntegrationError({ id: vendor }, { class: 'rejected', code: rejection?.code ?? status, message, hint }, { invoice });
}

/** What was cancelled is no ground for shipping, nor for a message to the customer. */
function cancelled(invoice: Invoice): IntegrationError {
	const { number, id, orderNumber, vendor } = invoice;
	const failure = {
		class: 'conflict' as const,
		code: 'invoiceCancelled',
		message: `Invoice ${number ?? id} of order ${orderNumber ?? '?'} was cancelled`,
		hint: 'To invoice the order again, give it another "Idempotency Key" where the node has that option; otherwise delete the order\'s sale in the ERP. Then run the item again',
	};
	return new IntegrationError({ id: vendor }, failure, { invoice });
}

/** Entered by hand, or in a state that is newer than this package: it may be authorized or not. */
function unknownStatus(invoice: Invoice): IntegrationError {
	const { number, id, orderNumber, vendor } = invoice;
	const failure = {
		class: 'conflict' as const,
		code: 'invoiceStatusUnknown',
		message: `Invoice ${number ?? id} of order ${orderNumber ?? '?'} is in a state that does not tell whether it is authorized`,
		hint: 'Look at it in the ERP: if it is authorized, go on by hand; otherwise delete or correct it there, then run the item again',
	};
	return new IntegrationError({ id: vendor }, failure, { invoice });
}

export function reasonOf(rejection: Invoice['rejection']): string {
	const said = [rejection?.code, rejection?.reason].filter(Boolean).join(' ');
	return said ? `: ${said}` : '';
}
