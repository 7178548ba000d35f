import { pendingInvoice, type Invoice } from '../../../domain/documents/invoice';
import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Connection } from '../../../runtime/client/connection';
import { oneAddressAtATime } from '../../../runtime/erp/oneAddressAtATime';
import { exclusive } from '../../../runtime/once/exclusive';
import { invoiceName, saleNotFound } from '../../../runtime/erp/pickSale';
import { refuseOtherModel } from '../../../runtime/erp/refuseOtherModel';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, openApi, type BlingApi } from '../client/api';
import { vendor } from '../client/vendor';
import { createSale } from '../sale/createSale';
import { listSalesToInvoice, saleName } from '../sale/findSale';
import { listChoices } from './choices';
import { downloadInvoice } from './download';
import { findOrGenerateInvoice, refuseMovedOrder } from './generateInvoice';
import { getInvoice, type InvoiceState } from './getInvoice';
import { listInvoices } from './listInvoices';
import { resourceOf } from './models';
import { sendInvoice } from './sendInvoice';

/**
 * Bling as issuer of NF-e and NFC-e. What makes an invoice the same one is the shop's order number on its sale (`numeroLoja`): Bling
 * has one invoice for a sale.
 */
export function openInvoiceIssuer(connection: Connection): InvoiceIssuer {
	const api = openApi(connection);
	return {
		// SEFAZ mostly answers within seconds, and every question counts against 3 calls a second.
		pollEverySeconds: 3,
		issue: async (request) => {
			resourceOf(request.model);
			return await exclusive(accountKey(api, `invoice:${request.orderNumber}`), async () => await issueForCustomer(api, request));
		},
		get: async (id, model) => refuseOtherModel(vendor, (await getInvoice(api, id, model)).invoice),
		list: async (query, limit) => await listInvoices(api, query, limit),
		download: async (id, model) => await downloadInvoice(api, id, model),
		choices: async (of) => await listChoices(api, of),
	};
}

async function issueForCustomer(api: BlingApi, request: IssueRequest): Promise<Invoice> {
	const invoicesOf = accountKey(api, 'invoices of');
	return await oneAddressAtATime(invoicesOf, request.order, async () => await issue(api, request));
}

async function issue(api: BlingApi, request: IssueRequest): Promise<Invoice> {
	const { invoice, blocked } = (await recallInvoice(api, request)) ?? (await findOrMakeInvoice(api, request));
	refuseOtherModel(vendor, invoice);
	const sendable = !request.overrides?.draftOnly && isSendable(invoice) && !blocked;
	const issued = sendable ? await sendInvoice(api, invoice, request.sendEmail) : invoice;
	return { ...issued, orderNumber: issued.orderNumber ?? request.orderNumber };
}

/** The invoice this process made or met in the last minutes: one call instead of three. */
async function recallInvoice(api: BlingApi, request: IssueRequest): Promise<InvoiceState | undefined> {
	const id = api.memory.invoices.get(invoiceName(request), api.connection.clock);
	if (id === undefined) return undefined;
	const outcome = await attempt(getInvoice(api, String(id), request.model));
	if (outcome.ok) {
		// A draft waits for a person, who may have cancelled or deleted its sale.
		const isStale = isSendable(outcome.value.invoice) && (await listSalesToInvoice(api, request)).length === 0;
		return isStale ? undefined : outcome.value;
	}
	if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	// Deleted in Bling meanwhile, and perhaps its sale, too.
	api.memory.invoices.delete(invoiceName(request));
	api.memory.sales.delete(saleName(request));
	return undefined;
}

async function findOrMakeInvoice(api: BlingApi, request: IssueRequest): Promise<InvoiceState> {
	const sale = await findOrCreateSale(api, request);
	const { value: id, found } = await findOrGenerateInvoice(api, sale.value, request, !sale.found);
	const state = found ? await getInvoice(api, String(id), request.model) : undefined;
	if (state && isSendable(state.invoice)) await refuseMovedOrder(api, sale.value, request);
	api.memory.invoices.set(invoiceName(request), id, api.connection.clock);
	return state ?? { invoice: pendingInvoice(vendor.id, String(id), request), blocked: false };
}

async function findOrCreateSale(api: BlingApi, request: IssueRequest): Promise<Found<number>> {
	const [existing] = await listSalesToInvoice(api, request);
	if (existing !== undefined) return { value: existing, found: true };
	if (!request.order) throw saleNotFound(vendor, request.orderNumber);
	return await createSale(api, request.order, request);
}

function isSendable({ status }: Invoice): boolean {
	return status === 'pending' || status === 'rejected';
}
