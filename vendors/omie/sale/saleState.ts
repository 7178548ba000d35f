import type { Invoice } from '../../../domain/documents/invoice';
import { asText } from '../../../runtime/client/json';
import type { OmieApi } from '../client/api';
import { requireId } from '../client/answers';
import { methods } from '../client/methods';
import { vendor } from '../client/vendor';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { readInvoice } from '../invoice/readInvoice';

/** A sale as Omie has it now, with the invoice that it has or will have. */
export interface SaleState {
	saleId: number;
	/** `codigo_pedido_integracao`; null for a sale that was made in Omie itself. */
	key: string | null;
	invoice: Invoice;
}

type SaleName = { codigo_pedido: number } | { codigo_pedido_integracao: string };

/** One question: the sale's status tells of its invoice, too. */
export async function saleState(api: OmieApi, sale: SaleName, options?: { patient: boolean }): Promise<SaleState> {
	const status = await api.ask(methods.saleStatus, sale, options);
	// One that does not say it may be cancelled.
	if (!/^[SN]$/.test(asText(status.cancelada) ?? ''))
		throw unreadableAnswer(vendor, 'transient', 'the question for the sale', ['cancelada']);
	return { saleId: requireId(status.codigo_pedido), key: asText(status.codigo_pedido_integracao), invoice: readInvoice(status) };
}

/** The sale was changed by this process. */
export function forgetState(api: OmieApi, saleId: number, key: string): void {
	api.forget(methods.saleStatus, { codigo_pedido: saleId });
	api.forget(methods.saleStatus, { codigo_pedido_integracao: key });
}
