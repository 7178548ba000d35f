import type { Order } from '../../../domain/documents/order';
import type { TaxId } from '../../../domain/values/taxId';
import { contactDiffers } from '../../../runtime/erp/contactDiffers';
import type { BlingApi } from '../client/api';
import { asRecord, recordIn } from '../client/answers';
import { fiscalBody } from './contactBody';

/**
 * Bling makes the invoice out to the contact's address and state registration and mails it to the contact, and a sale can name none of it:
 * so a contact that says something else than the order is brought up to date before. The rest of it stays as it is.
 */
export async function updateContact(api: BlingApi, id: number, order: Order, taxId: TaxId): Promise<void> {
	const { person, address } = fiscalOf(order, taxId);
	const contact = recordIn(await api.get(`/contatos/${id}`));
	const places = asRecord(contact.endereco);
	if (!contactDiffers(contact, person) && !contactDiffers(asRecord(places.geral), address)) return;
	const geral = { ...asRecord(places.geral), ...address };
	await api.put(`/contatos/${id}`, { ...contact, ...person, endereco: { ...places, geral } });
}

/** A name for what the order says, to tell whether it was said last. */
export function saidOf(order: Order, taxId: TaxId): string {
	return JSON.stringify(fiscalOf(order, taxId));
}

function fiscalOf({ customer, billingAddress, shippingAddress }: Order, taxId: TaxId) {
	return fiscalBody(customer, taxId, billingAddress ?? shippingAddress);
}
