import { parseTaxId, type TaxId } from '../../../domain/taxId';
import { hasClass } from '../../../runtime/integrationError';
import { settle } from '../../../runtime/settle';
import type { Graphql } from '../graphql/client';
import { fieldsOf, nodesOf, type Fields } from '../reading';

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

/**
 * The order's CPF or CNPJ as Shopify's checkout took it. A passing fault is thrown, so that the delivery comes again; an app that
 * may not see the field gets the order without it, because an order without CPF is better than no order.
 */
export async function lookUpTaxId(graphql: Graphql, orderId: string): Promise<TaxId | undefined> {
	const outcome = await settle(graphql({ document: orderTaxIdDocument, variables: { id: orderId }, safety: 'read', timeoutMs }));
	if ('value' in outcome) return taxIdOfFields(nodesOf(fieldsOf(outcome.value.order).localizedFields));
	if (hasClass(outcome.error, 'transient', 'rateLimited')) throw outcome.error;
	return undefined;
}

/** Of an order's `localizedFields`. Masked values are no valid numbers and so are passed over. */
export function taxIdOfFields(fields: readonly Fields[]): TaxId | undefined {
	const values = keys.flatMap((key) => fields.filter((field) => field.key === key).map(({ value }) => value));
	return values.map(parseTaxId).find((taxId) => taxId !== undefined);
}
