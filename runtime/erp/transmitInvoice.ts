import type { Invoice } from '../../domain/documents/invoice';
import type { Timing } from '../once/patience';
import { hasClass } from '../errors/integrationError';
import { lookUpThenWrite } from '../once/lookUpThenWrite';
import { attempt } from '../errors/attempt';
import { skippingFirst } from '../once/skippingFirst';

export interface Transmission {
	/** The invoice as the ERP has it now. */
	read(): Promise<Invoice>;
	/** Has the ERP send it to SEFAZ; what its answer tells of the invoice. */
	send(): Promise<Invoice>;
}

/** Has an ERP send a pending or rejected invoice to SEFAZ, once, and answers without waiting for the decision. */
export async function transmitInvoice(timing: Timing, before: Invoice, { read, send }: Transmission): Promise<Invoice> {
	const sentSince = async () => {
		const now = await read();
		return isUnsent(now, before) ? undefined : now;
	};
	const outcome = await attempt(lookUpThenWrite(timing, { lookUp: skippingFirst(sentSince), write: send, repeatable: true }));
	if (outcome.ok) return { ...outcome.value.value, found: false };
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Refused: by the ERP, or because it is already with SEFAZ, or by a SEFAZ that answers at once.
	const since = await sentSince();
	if (since === undefined) throw outcome.error;
	return since;
}

/** Still as it was: pending, or with the rejection that it had before. */
function isUnsent(now: Invoice, before: Invoice): boolean {
	return now.status === 'pending' || (now.status === 'rejected' && before.status === 'rejected');
}
