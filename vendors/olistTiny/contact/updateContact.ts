import type { Order } from '../../../domain/documents/order';
import type { TaxId } from '../../../domain/values/taxId';
import { contactDiffers } from '../../../runtime/erp/contactDiffers';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { recordIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { fiscalBody } from './contactBody';

/** Fields of a contact that are kept as they are; others, the API ignores without a word. */
const kept = 'nome codigo fantasia tipoPessoa cpfCnpj inscricaoEstadual email emailNfe telefone celular situacao'.split(' ');

/**
 * Olist Tiny makes the invoice out to the contact's address and state registration and mails it to the contact, and a sale can name none of it:
 * so a contact that says something else than the order is brought up to date before. The rest of it stays as it is.
 */
export async function updateContact(api: TinyApi, id: number, order: Order, taxId: TaxId): Promise<void> {
	const { person, address } = fiscalOf(order, taxId);
	const contact = recordIn(await api.get(`/contatos/${id}`));
	// A contact that was made by hand mostly has no country.
	const compared = Object.fromEntries(Object.entries(address).filter(([name]) => name !== 'pais'));
	const place = asRecord(contact.endereco);
	if (!contactDiffers(contact, person) && !contactDiffers(place, compared)) return;
	await api.put(`/contatos/${id}`, { ...keptOf(contact), ...person, endereco: { ...keptTexts(place), ...address } });
}

/** A name for what the order says, to tell whether it was said last. */
export function saidOf(order: Order, taxId: TaxId): string {
	return JSON.stringify(fiscalOf(order, taxId));
}

function fiscalOf({ customer, billingAddress, shippingAddress }: Order, taxId: TaxId) {
	return fiscalBody(customer, taxId, billingAddress ?? shippingAddress);
}

function keptOf(contact: Json): Record<string, string> {
	return keptTexts(Object.fromEntries(kept.map((name) => [name, contact[name]])));
}

function keptTexts(record: Json): Record<string, string> {
	return Object.fromEntries(
		Object.entries(record).flatMap(([name, value]) => {
			const text = asText(value);
			return text === null ? [] : [[name, text]];
		}),
	);
}
