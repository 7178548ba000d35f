import { pendingInvoice, type Invoice } from '../../../domain/documents/invoice';
import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Connection } from '../../../runtime/client/connection';
import { oneAddressAtATime } from '../../../runtime/erp/oneAddressAtATime';
import { exclusive } from '../../../runtime/once/exclusive';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import { hasClass } from '../../../runtime/errors/integrationError';
import { invoiceName, refuseOtherOrder, saleName, saleNotFound } from '../../../runtime/erp/pickSale';
import { refuseOtherModel } from '../../../runtime/erp/refuseOtherModel';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, openApi, type TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { checkSale, refuseMovedOrder, refuseOutdated } from '../sale/checkSale';
import { createSale } from '../sale/createSale';
import { listSalesToInvoice } from '../sale/findSale';
import { getKnownSale } from '../sale/getSale';
import { listLocations } from '../stock/listLocations';
import { downloadInvoice } from './downloadInvoice';
import { emitInvoice } from './emitInvoice';
import { generateInvoice } from './generateInvoice';
import { getInvoice } from './getInvoice';
import { listInvoices } from './listInvoices';
import { modelNumber } from './models';

/**
 * Olist Tiny as issuer of NF-e and NFC-e. What makes an invoice the same one is the shop's order number on its sale
 * (`numeroPedidoEcommerce`): a sale has one invoice.
 */
export function openInvoiceIssuer(connection: Connection): InvoiceIssuer {
	const api = openApi(connection);
	return {
		// SEFAZ mostly answers within seconds, but every question counts against the plan's requests a minute.
		pollEverySeconds: 5,
		issue: async (request) => {
			modelNumber(request.model);
			return await exclusive(accountKey(api, `invoice:${request.orderNumber}`), async () => await issueForCustomer(api, request));
		},
		get: async (id, model) => refuseOtherModel(vendor, await getInvoice(api, id, model)),
		list: async (query, limit) => await listInvoices(api, query, limit),
		download: async (id) => await downloadInvoice(api, id),
		choices: async (of) => (of === 'locations' ? await listLocations(api) : []),
	};
}

async function issueForCustomer(api: TinyApi, request: IssueRequest): Promise<Invoice> {
	const invoicesOf = accountKey(api, 'invoices of');
	return await oneAddressAtATime(invoicesOf, request.order, async () => await issue(api, request));
}

async function issue(api: TinyApi, request: IssueRequest): Promise<Invoice> {
	const invoice = refuseOtherModel(vendor, (await recallInvoice(api, request)) ?? (await findOrMakeInvoice(api, request)));
	const sendable = !request.overrides?.draftOnly && isSendable(invoice);
	const issued = sendable ? await emitInvoice(api, invoice, request.sendEmail) : invoice;
	return { ...issued, orderNumber: issued.orderNumber ?? request.orderNumber };
}

/** The invoice that this process made or met in the last minutes. */
async function recallInvoice(api: TinyApi, request: IssueRequest): Promise<Invoice | undefined> {
	const id = api.memory.invoices.get(invoiceName(request), api.connection.clock);
	if (id === undefined) return undefined;
	const outcome = await attempt(getInvoice(api, String(id), request.model));
	if (outcome.ok) {
		// A draft waits for a person, who may have cancelled or deleted its sale.
		const isStale = isSendable(outcome.value) && (await listSalesToInvoice(api, request)).length === 0;
		return isStale ? undefined : outcome.value;
	}
	if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	// Deleted in Olist Tiny meanwhile, and perhaps its sale, too.
	api.memory.invoices.delete(invoiceName(request));
	api.memory.sales.delete(saleName(request));
	return undefined;
}

async function findOrMakeInvoice(api: TinyApi, request: IssueRequest): Promise<Invoice> {
	const { order, model } = request;
	const { value: saleId, found: wasThere } = await findOrCreateSale(api, request);
	const sale = await getKnownSale(api, saleId, request);
	if (order) checkSale(sale, order);
	else refuseOtherOrder(vendor, request, sale.noted);
	if (wasThere) await refuseOutdated(api, sale, request);
	const { value: id, found } =
		sale.invoiceId === undefined ? await generateInvoice(api, sale.id, model) : { value: sale.invoiceId, found: true };
	const invoice = found ? await getInvoice(api, String(id), model) : pendingInvoice(vendor.id, String(id), request);
	if (found && wasThere && isSendable(invoice)) refuseMovedOrder(sale, request);
	api.memory.invoices.set(invoiceName(request), id, api.connection.clock);
	return invoice;
}

async function findOrCreateSale(api: TinyApi, request: IssueRequest): Promise<Found<number>> {
	const [existing] = await listSalesToInvoice(api, request);
	if (existing !== undefined) return { value: existing, found: true };
	if (!request.order) throw saleNotFound(vendor, request.orderNumber);
	return { value: await createSale(api, request.order, request.overrides ?? {}), found: false };
}

function isSendable({ status }: Invoice): boolean {
	return status === 'pending' || status === 'rejected';
}
