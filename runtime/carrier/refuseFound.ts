import type { Order } from '../../domain/documents/order';
import { parsePostalCode } from '../../domain/values/postalAddress';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { recipientDocument } from './recipient';

/** Whom a label goes to, as far as it tells: what it does not tell is not compared. */
export interface LabelRecipient {
	documents: readonly (string | null)[];
	postalCode: string | null;
}

const otherKey = 'set another "Idempotency Key" in the node options';

/** A label that is there already has to go where this order goes: two shops on one account may number their orders alike. */
export function refuseOtherRecipient(vendor: Vendor, recipient: LabelRecipient, order: Order): void {
	const differing = differences(recipient, order);
	if (differing.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'labelOfOtherRecipient',
		message: `Order ${order.number}: ${vendor.name} has a label with the key of this order, but for another recipient (different ${differing.join(' and ')})`,
		hint: `Compare the label with the order at ${vendor.name}. If it belongs to another order, or the address was corrected and you want a new label, ${otherKey}`,
	});
}

export function differences({ documents, postalCode }: LabelRecipient, order: Order): string[] {
	const known = documents.map(bare).filter((value) => value !== '');
	const code = bare(postalCode);
	return [
		...(known.length > 0 && !known.includes(bare(recipientDocument(order))) ? ['CPF or CNPJ'] : []),
		...(code !== '' && code !== bare(parsePostalCode(order.shippingAddress?.postalCode)) ? ['CEP'] : []),
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
export function labelVoid(vendor: Vendor, order: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'labelVoid',
		message: `Order ${order.number}: its label at ${vendor.name} was cancelled or has expired`,
		hint: `To buy a new label for this order, ${otherKey}, e.g. with "-2" at its end`,
	});
}
