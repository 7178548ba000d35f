import type { Invoice } from '../../../domain/documents/invoice';
import { asLink, asRecord, asText } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { parseJson } from '../../../runtime/webhooks/deliveryBody';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { listParcels } from '../parcels/parcels';
import { changeMetafield, createMetafield, listMetafields, removeMetafield, type FieldName, type Metafield } from './metafields';

/** Where Nuvemshop, carriers and ERPs look for the notas fiscais of an order: a list as JSON (Nuvemshop's guide for ERPs). */
const invoiceList: FieldName = ['nfe', 'list'];

/**
 * Puts the NF-e into the order's list, once: key, link and the parcel that it goes with, one line a parcel. Two workers that both made
 * the list leave the older one.
 */
export async function recordInvoice(api: NuvemshopApi, reference: OrderReference, invoice: Invoice): Promise<{ recorded: string[] }> {
	const key = asText(invoice.accessKey);
	if (key === null) throw nothingToRecord();
	let lists: Metafield[] = [];
	const withKey = async () => {
		lists = await listMetafields(api, invoiceList, { orderId: reference.id });
		return lists.filter(({ value }) => keysIn(value).includes(key));
	};
	const made = await lookUpThenWrite(api.connection, {
		repeatable: true,
		lookUp: async () => (await withKey())[0],
		write: async () => await write(api, reference, lists[0], await linesOf(api, reference, key, invoice)),
	});
	if (made.found) return { recorded: recordedAs };
	await elect<Metafield>(api.connection, made, {
		candidates: withKey,
		isSame: (one, other) => one.id === other.id,
		takeBack: async ({ id }) => await removeMetafield(api, id),
		vendor,
	});
	return { recorded: recordedAs };
}

const recordedAs = ['nfe.list'];

/** Under the notes that are there, in the list that is there. */
async function write(api: NuvemshopApi, { id }: OrderReference, list: Metafield | undefined, lines: readonly object[]): Promise<Metafield> {
	if (list === undefined) return await createMetafield(api, invoiceList, id, JSON.stringify(lines));
	const before = parseJson(list.value);
	if (!Array.isArray(before)) throw listUnreadable();
	await changeMetafield(api, list.id, JSON.stringify([...before, ...lines]));
	return list;
}

async function linesOf(api: NuvemshopApi, reference: OrderReference, key: string, { pdfUrl, xmlUrl }: Invoice): Promise<object[]> {
	const link = asLink(pdfUrl) ?? asLink(xmlUrl);
	const line = { key, ...(link === null ? {} : { link }) };
	const parcels = await listParcels(api, reference);
	return parcels.length === 0 ? [line] : parcels.map(({ id }) => ({ ...line, fulfillment_order_id: id }));
}

function keysIn(list: string): (string | null)[] {
	const lines = parseJson(list);
	return Array.isArray(lines) ? lines.map((line) => asText(asRecord(line).key)) : [];
}

function nothingToRecord(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceEmpty',
		message: 'The invoice on the item has no access key yet',
		hint: 'Wait for the authorization before this node: ERP Invoice does so with "Wait for Authorization". An NFS-e has no such key, and Nuvemshop no place for it',
	});
}

function listUnreadable(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'invoiceList',
		message: 'Another app keeps something else than a list of invoices in the metafield "nfe.list" of the order',
		hint: 'Look which app of the store writes the invoices of its orders, and let one of the two do it',
	});
}
