import type { Invoice } from '../../../domain/documents/invoice';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord } from '../../../runtime/client/json';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { serviceBody } from '../serviceInvoice/serviceBody';
import { serviceRefOf } from '../serviceInvoice/serviceRef';
import { findInvoice } from './getInvoice';
import { goodsBody } from './goodsBody';
import { readDocument } from './readDocument';
import { refOf } from './ref';
import { refuseOtherInvoice } from './refuseOtherInvoice';
import { requireGoods } from './requireGoods';
import { resourceOf } from './resource';

/**
 * The document of the request's key: found, or sent. What SEFAZ rejected is sent again under the same ref, which Focus NFe takes;
 * what it authorized, has in hand, denied or cancelled is never sent again. The ref alone would keep a second document away; looking
 * up besides tells whether this call made it.
 */
export async function issueInvoice(api: FocusApi, request: IssueRequest): Promise<Invoice> {
	const { model, orderNumber, key } = request;
	const ref = model === 'nfse' ? serviceRefOf(key) : refOf(key);
	const { account } = api.connection;
	const issued = await exclusive(`${vendor.id}:${account}:${ref}`, async () => {
		const outcome = await attempt(
			lookUpThenWrite(api.connection, {
				repeatable: true,
				lookUp: async () => {
					const known = await findInvoice(api, ref, model);
					// What was wrong with a rejected one may have been the customer or the total.
					if (known === undefined || known.invoice.status === 'rejected') return undefined;
					refuseOtherInvoice(known.document, request);
					return known.invoice;
				},
				write: async () => await send(api, ref, request),
			}),
		);
		if (outcome.ok) return { ...outcome.value.value, found: outcome.value.found };
		if (!mayBeTaken(outcome.error)) throw outcome.error;
		// Another process sent it since we looked.
		const existing = await findInvoice(api, ref, model);
		if (existing) refuseOtherInvoice(existing.document, request);
		if (existing) return existing.invoice;
		throw hasClass(outcome.error, 'conflict') ? ofAnotherModel(orderNumber, outcome.error) : outcome.error;
	});
	return { ...issued, orderNumber: issued.orderNumber ?? orderNumber };
}

/** Focus NFe refuses a ref that it has, in the words of a conflict, or (an NFS-e) in those of any mistake in the data. */
function mayBeTaken(error: unknown): error is IntegrationError {
	return hasClass(error, 'conflict') || (hasClass(error, 'validation') && error.failure.code === 'erro_validacao');
}

async function send(api: FocusApi, ref: string, request: IssueRequest): Promise<Invoice> {
	const { model } = request;
	const body = await bodyOf(api, request);
	const answer = await api.post(resourceOf(api, model), body, 'once', { ref });
	return readDocument(api, { ...asRecord(answer), requisicao_nota_fiscal: body }, { ref, model });
}

async function bodyOf(api: FocusApi, request: IssueRequest): Promise<object> {
	if (request.model === 'nfse') return await serviceBody(api, request);
	const now = api.connection.clock.now();
	return goodsBody(requireGoods(request, api.issuer, now), api.issuer, now);
}

function ofAnotherModel(orderNumber: string, { failure }: IntegrationError): IntegrationError {
	return new IntegrationError(vendor, {
		...failure,
		message: `${vendor.name} has a document of another model for order ${orderNumber} under the same key`,
		hint: 'Choose the model it was issued as, or give this invoice an "Idempotency Key" of its own',
	});
}
