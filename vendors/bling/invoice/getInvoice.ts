import type { Customer } from '../../../domain/documents/customer';
import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { asNumber, recordIn, type Json } from '../client/answers';
import { readInvoiceCustomer } from '../contact/invoiceCustomer';
import { isOfBling } from './blingLink';
import { isBlocked } from './invoiceStatus';
import { resourceOf } from './models';
import { readInvoice } from './readInvoice';
import { readSefazDecision, type SefazDecision } from '../../../domain/sefaz/sefazDecision';

/** An invoice as Bling has it now, whom it is for, and whether Bling itself keeps it from being sent. */
export interface InvoiceState {
	invoice: Invoice;
	blocked: boolean;
}

/** `incoming`: a supplier made it out to the shop. */
type KnownInvoice = InvoiceState & { customer: Customer; incoming: boolean };

/** `tipo` of an invoice (Bling documentation): Entrada. */
export const entrada = 0;

/** One call; a second one for the reason of a refusal. */
export async function getInvoice(api: BlingApi, id: string, model: InvoiceModel): Promise<KnownInvoice> {
	const data = recordIn(await api.get(`${resourceOf(model)}/${encodeURIComponent(id)}`));
	const invoice = { ...readInvoice(data, model), id };
	const blocked = isBlocked(asNumber(data.situacao));
	const state = { blocked, incoming: asNumber(data.tipo) === entrada, customer: readInvoiceCustomer(data.contato) };
	if (invoice.status !== 'rejected' && invoice.status !== 'denied') return { invoice, ...state };
	return { invoice: { ...invoice, rejection: rejection(await decisionOf(api, data), blocked) }, ...state };
}

async function decisionOf(api: BlingApi, data: Json): Promise<SefazDecision | undefined> {
	const inPlace = readSefazDecision(data.xml);
	if (inPlace || !isOfBling(data.xml)) return inPlace;
	// Without the reason the status is still true: a document that cannot be fetched is no failure.
	const outcome = await attempt(api.download(data.xml));
	return outcome.ok ? readSefazDecision(outcome.value) : undefined;
}

function rejection(decision: SefazDecision | undefined, blocked: boolean): NonNullable<Invoice['rejection']> {
	const reason = decision?.reason ?? 'Bling does not give the reason here: open the invoice in Bling to read it';
	return {
		code: decision?.code ?? null,
		reason: blocked ? `${reason} (blocked in Bling after repeated rejections: open it there)` : reason,
	};
}
