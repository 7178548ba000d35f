import type { Invoice } from '../../../domain/invoice';
import { IntegrationError } from '../../../runtime/integrationError';
import type { Graphql } from '../graphql/client';
import { acceptedPayload } from '../graphql/userErrors';
import { listOf, textOf } from '../reading';
import { setMetafieldsDocument } from './documents';

const namespace = 'ponte';

/** Keeps what is known of the nota fiscal in metafields of the order; the same values again change nothing. */
export async function recordInvoice(graphql: Graphql, orderId: string, invoice: Invoice): Promise<{ recorded: string[] }> {
	const metafields = metafieldsOf(invoice).map((field) => ({ ...field, namespace, ownerId: orderId }));
	if (metafields.length === 0) throw nothingToRecord();
	const data = await graphql({ document: setMetafieldsDocument, variables: { metafields }, safety: 'keyed' });
	const recorded = listOf(acceptedPayload(data, 'metafieldsSet').metafields).map(({ key }) => textOf(key));
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
	return [
		...field('nfe_key', accessKey),
		...field('nfe_number', number),
		...field('nfe_series', series),
		...field('nfe_danfe', danfe, 'url'),
	];
}

function field(key: string, value: string | null, type = 'single_line_text_field'): Metafield[] {
	return value ? [{ key, type, value }] : [];
}

function nothingToRecord(): IntegrationError {
	return new IntegrationError('shopify', {
		class: 'validation',
		code: 'invoiceEmpty',
		message: 'The invoice on the item has no access key, number, series or DANFE link yet',
		hint: 'Wait for the authorization before this node: ERP Invoice does so with "Wait for Authorization"',
	});
}
