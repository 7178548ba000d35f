import type { Invoice } from '../../../domain/documents/invoice';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { methods } from '../client/methods';
import { forgetState, saleState, type SaleState } from '../sale/saleState';

/**
 * Has the sale invoiced and sent to SEFAZ; answers without waiting for it. Omie invoices a sale once, so the call is repeated after
 * a lost answer, and a refusal is held against the sale's own state: it may be that what was asked for is done already.
 */
export async function billSale(api: OmieApi, { saleId, key, invoice }: SaleState): Promise<Invoice> {
	const outcome = await attempt(api.write(methods.billSale, { nCodPed: saleId }));
	forgetState(api, saleId, key ?? '');
	if (outcome.ok) return { ...invoice, status: 'processing', rejection: null, found: false };
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Where that cannot be read, nobody can tell whether it is refused or done.
	const since = (await saleState(api, { codigo_pedido: saleId })).invoice;
	if (since.status === 'pending' || since.status === invoice.status) throw outcome.error;
	return { ...since, found: false };
}
