import type { Order } from '../../../domain/documents/order';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { recipientDocument } from '../parties/recipient';
import type { Label } from './label';
import { isVoid, statusOf } from './labelStatus';

const otherKey = 'set another "Idempotency Key" in the node options';

/** A label that is there already has to go where this order goes: two shops on one account may number their orders alike. */
export function refuseOtherRecipient(label: Label, order: Order): void {
	const differing = differences(label, order);
	if (differing.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'labelOfOtherRecipient',
		message: `Order ${order.number}: Melhor Envio has a label with the key of this order, but for another recipient (different ${differing.join(' and ')})`,
		hint: `Compare the label (Envios or Carrinho) with the order. If it belongs to another order, or the address was corrected and you want a new label, ${otherKey}`,
	});
}

/** What the label does not tell is not compared. */
function differences({ to }: Label, order: Order): string[] {
	const documents = [to?.document, to?.company_document].map(bare).filter((value) => value !== '');
	const postalCode = bare(to?.postal_code);
	return [
		...(documents.length > 0 && !documents.includes(bare(recipientDocument(order))) ? ['CPF or CNPJ'] : []),
		...(postalCode !== '' && postalCode !== bare(parsePostalCode(order.shippingAddress?.postalCode)) ? ['CEP'] : []),
	];
}

/** Vendors send numbers, too, and those have lost their leading zeros. */
function bare(value: string | null | undefined): string {
	return (value ?? '')
		.replace(/[^0-9A-Za-z]/g, '')
		.toUpperCase()
		.replace(/^0+/, '');
}

/** A label that was given back or has expired sends nothing, and is not bought again by itself. */
export function refuseVoid(label: Label, order: Order): void {
	if (!isVoid(label) && statusOf(label) !== 'cancelled') return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'labelVoid',
		message: `Order ${order.number}: its label at Melhor Envio was cancelled or has expired, and its price was given back`,
		hint: `To buy a new label for this order, ${otherKey}, e.g. with "-2" at its end`,
	});
}
