import type { Invoice } from '../../../domain/invoice';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { exclusive } from '../../../runtime/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/integrationError';
import { asRecord } from '../../../runtime/json';
import { lookUpThenWrite } from '../../../runtime/lookUpThenWrite';
import { settle } from '../../../runtime/settle';
import type { FocusApi } from '../client/api';
import { displayName, vendor } from '../client/vendor';
import { findInvoice } from './getInvoice';
import { goodsBody } from './goodsBody';
import { readInvoice } from './readInvoice';
import { refOf } from './ref';
import { requireGoods } from './requireGoods';
import { resourceOf } from './resource';

/**
 * The document of the request's key: found, or sent. What SEFAZ rejected is sent again under the same ref, which Focus NFe takes;
 * what it authorized, has in hand, denied or cancelled is never sent again. The ref alone would keep a second document away; looking
 * up besides tells whether this call made it.
 */
export async function issueInvoice(api: FocusApi, request: IssueRequest): Promise<Invoice> {
	const ref = refOf(request.key);
	const { model, orderNumber } = request;
	const { account, clock } = api.connection;
	const issued = await exclusive(`${vendor}:${account}:${ref}`, async () => {
		const outcome = await settle(
			lookUpThenWrite(clock, {
				lookUp: async () => {
					const known = await findInvoice(api, ref, model);
					return known?.status === 'rejected' ? undefined : known;
				},
				write: async () => await send(api, ref, request),
			}),
		);
		if ('value' in outcome) return { ...outcome.value.value, found: outcome.value.found };
		if (!hasClass(outcome.error, 'conflict')) throw outcome.error;
		// Another process sent it since we looked.
		const existing = await findInvoice(api, ref, model);
		if (!existing) throw ofAnotherModel(orderNumber, outcome.error);
		return existing;
	});
	return { ...issued, orderNumber: issued.orderNumber ?? orderNumber };
}

async function send(api: FocusApi, ref: string, request: IssueRequest): Promise<Invoice> {
	const { model } = request;
	const body = goodsBody(requireGoods(request), api.issuer, api.connection.clock.now());
	const answer = await api.post(resourceOf(model), body, 'once', { ref });
	return readInvoice(api, { ...asRecord(answer), requisicao_nota_fiscal: body }, { ref, model });
}

function ofAnotherModel(orderNumber: string, { failure }: IntegrationError): IntegrationError {
	return new IntegrationError(vendor, {
		...failure,
		message: `${displayName} has a document of another model for order ${orderNumber} under the same key`,
		hint: 'Choose the model it was issued as, or give this invoice an "Idempotency Key" of its own',
	});
}
