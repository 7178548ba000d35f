import { parseForeignId, parseTaxIdField, type TaxId } from '../../../domain/values/taxId';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import type { Graphql } from '../client/api';
import { nodesOf } from '../client/reading';

export const orderTaxIdDocument = `
query PonteOrderTaxId($id: ID!) {
	order(id: $id) {
		id
		localizedFields(first: 5, countryCodes: [BR]) {
			nodes { key value }
		}
	}
}`;

/** Where Shopify's Brazilian checkout keeps CPF and CNPJ; they are in no webhook. */
const keys = ['TAX_CREDENTIAL_BR', 'SHIPPING_CREDENTIAL_BR'];

/** Shopify waits five seconds for the answer to a delivery. */
const timeoutMs = 4000;

/** Shopify's codes for a field that this app may not see, and for an order that is gone: asking again would bring nothing. */
const answersForGood = ['ACCESS_DENIED', 'RESOURCE_NOT_FOUND'];

/**
 * The order's CPF or CNPJ as Shopify's checkout took it. Where Shopify says for good that it does not show one, the order goes on
 * without it, because that is better than no order. Everything else is thrown, a login that fails for a moment too, so that the
 * delivery comes again: without its CPF the order would stop at the invoice.
 */
export async function lookUpTaxId(graphql: Graphql, orderId: string): Promise<TaxId | undefined> {
	const outcome = await attempt(graphql({ document: orderTaxIdDocument, variables: { id: orderId }, safety: 'read', timeoutMs }));
	if (outcome.ok) return taxIdOfFields(nodesOf(asRecord(outcome.value.order).localizedFields));
	if (outcome.error instanceof IntegrationError && answersForGood.includes(outcome.error.failure.code)) return undefined;
	throw outcome.error;
}

/**
 * Of an order's `localizedFields`. Masked values are no valid numbers and so are passed over; who has neither CPF nor CNPJ may have given
 * a passport.
 */
export function taxIdOfFields(fields: readonly Json[]): TaxId | undefined {
	const values = keys.flatMap((key) => fields.filter((field) => field.key === key).map(({ value }) => value));
	return [...values.map(parseTaxIdField), ...values.map((value) => parseForeignId(value))].find((taxId) => taxId !== undefined);
}
