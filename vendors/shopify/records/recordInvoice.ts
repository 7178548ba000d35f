import type { Invoice } from '../../../domain/documents/invoice';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecords, asText } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { defineInvoiceFields } from './defineInvoiceFields';
import { setMetafieldsDocument } from './queries';
import { invoiceFields, namespace } from './invoiceFields';
import { vendor } from '../client/vendor';

/**
 * Keeps what is known of the nota fiscal in metafields of the order, with definitions, so that the shop's panel shows them and its
 * search finds them; the same values again change nothing.
 */
export async function recordInvoice(account: string, graphql: Graphql, orderId: string, invoice: Invoice): Promise<{ recorded: string[] }> {
	const metafields = metafieldsOf(invoice).map((field) => ({ ...field, namespace, ownerId: orderId }));
	if (metafields.length === 0) throw nothingToRecord();
	await defineInvoiceFields(account, graphql);
	const data = await graphql({ document: setMetafieldsDocument, variables: { metafields }, safety: 'keyed' });
	const recorded = asRecords(acceptedPayload(data, 'metafieldsSet').metafields).map(({ key }) => asText(key));
	return { recorded: recorded.filter((key) => key !== null).map((key) => `${namespace}.${key}`) };
}

interface Metafield {
	key: string;
	type: string;
	value: string;
}

/** What the invoice does not have yet is left as it is: an empty value would be refused. */
function metafieldsOf({ accessKey, number, series, pdfUrl }: Invoice): Metafield[] {
	const danfe = pdfUrl && /^https?:\/\/\S+$/.test(pdfUrl) ? pdfUrl : null;
	const values = { nfe_key: accessKey, nfe_number: number, nfe_series: series, nfe_danfe: danfe };
	return invoiceFields.flatMap(({ key, type }) => {
		const value = values[key];
		return value ? [{ key, type, value }] : [];
	});
}

function nothingToRecord(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceEmpty',
		message: 'The invoice on the item has no access key, number, series or DANFE link yet',
		hint: 'Wait for the authorization before this node: ERP Invoice does so with "Wait for Authorization"',
	});
}
