import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Connection } from '../../../runtime/client/connection';
import { oneAddressAtATime } from '../../../runtime/erp/oneAddressAtATime';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { asId } from '../../../runtime/client/json';
import { accountKey, openApi, type OmieApi } from '../client/api';
import { saleKey } from '../client/keys';
import { renewCustomer } from '../customer/findOrCreateCustomer';
import { compareSale, rememberCompared } from '../sale/compareSale';
import { createSale } from '../sale/createSale';
import { findSale, saleNotFound } from '../sale/findSale';
import { saleState, type SaleState } from '../sale/saleState';
import { billSale } from './billSale';
import { downloadInvoice } from './downloadInvoice';
import { readInvoice } from './readInvoice';
import { vendor } from '../client/vendor';

/**
 * Omie as issuer of NF-e. What makes an invoice the same one is the key of its sale (`codigo_pedido_integracao`), which Omie takes
 * once, and that it invoices a sale once.
 */
export function openInvoiceIssuer(connection: Connection): InvoiceIssuer {
	const api = openApi(connection);
	return {
		// The same question is punished within 60 seconds.
		pollEverySeconds: 61,
		issue: async (request) => {
			requireNfe(request.model);
			const key = saleKey(request.key);
			return await exclusive(accountKey(api, `sale:${key}`), async () => await issueForCustomer(api, request, key));
		},
		get: async (id, model) => (await saleState(api, { codigo_pedido: saleIdOf(id, model) })).invoice,
		download: async (id, model) => await downloadInvoice(api, saleIdOf(id, model)),
	};
}

async function issueForCustomer(api: OmieApi, request: IssueRequest, key: string): Promise<Invoice> {
	const invoicesOf = accountKey(api, 'invoices of');
	return await oneAddressAtATime(invoicesOf, request.order, async () => await issue(api, request, key));
}

async function issue(api: OmieApi, request: IssueRequest, key: string): Promise<Invoice> {
	const { state, isNew } = await findOrCreateSale(api, request, key);
	if (isNew) rememberCompared(api, request, state.saleId);
	else await compareSale(api, request, state.saleId);
	const { status } = state.invoice;
	const sendable = !request.overrides?.draftOnly && (status === 'pending' || status === 'rejected');
	if (sendable && !isNew && request.order) await renewCustomer(api, request.order, state.saleId);
	const issued = sendable ? await billSale(api, state) : { ...state.invoice, found: !isNew };
	return { ...issued, orderNumber: request.orderNumber };
}

async function findOrCreateSale(api: OmieApi, request: IssueRequest, key: string): Promise<{ state: SaleState; isNew: boolean }> {
	const { order, orderNumber } = request;
	const existing = await lookUp(api, key, order === null);
	if (existing) return { state: existing, isNew: false };
	if (!order) throw saleNotFound(orderNumber, key);
	const made = await createSale(api, request, order, key);
	const isNew = typeof made === 'number';
	const state = isNew ? { saleId: made, key, invoice: readInvoice({ codigo_pedido: made }) } : made;
	api.memory.sales.set(key, state.saleId, api.connection.clock);
	return { state, isNew };
}

/** Where the answer is lost, an order need not wait the minute until it may be asked again: the sale's key keeps it from being made twice. */
async function lookUp(api: OmieApi, key: string, patient: boolean): Promise<SaleState | undefined> {
	const outcome = await attempt(findSale(api, key, { patient }));
	if (outcome.ok) return outcome.value;
	if (patient || !hasClass(outcome.error, 'transient')) throw outcome.error;
	return undefined;
}

function requireNfe(model: InvoiceModel): void {
	if (model === 55) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceModel',
		message: 'With Omie this package issues NF-e (55), but neither NFC-e nor NFS-e',
		hint: 'Choose the model NF-e',
	});
}

/** The invoice's id is that of its sale. */
function saleIdOf(id: string, model: InvoiceModel): number {
	requireNfe(model);
	const saleId = asId(id);
	if (saleId !== undefined) return saleId;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceId',
		message: 'The ID of an invoice in Omie is the number of its sale in the API (codigo_pedido): digits only',
		hint: 'Take the ID from the "invoice" that "ERP Invoice: Issue" put on the item',
	});
}
