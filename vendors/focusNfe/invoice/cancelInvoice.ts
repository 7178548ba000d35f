import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { layoutText } from '../../../domain/sefaz/layoutText';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { getInvoice } from './getInvoice';
import { invoiceStatus } from './readInvoice';
import { requireRegistered } from './registered';
import { documentPath } from './resource';

const what = 'the cancellation';

/** Cancels once: Focus NFe refuses to cancel what is cancelled, so the call may be repeated when its answer was lost. */
export async function cancelInvoice(api: FocusApi, ref: string, model: InvoiceModel, justification: string): Promise<Invoice> {
	const { invoice } = await getInvoice(api, ref, model);
	if (invoice.status === 'cancelled') return invoice;
	const outcome = await attempt(api.remove(documentPath(api, ref, model), { justificativa: layoutText('xJust', justification) }));
	if (!outcome.ok) {
		const isDone = hasClass(outcome.error, 'conflict') && outcome.error.failure.code === 'nfe_cancelada';
		if (!isDone) throw outcome.error;
	} else if (invoiceStatus(requireRegistered(outcome.value, what).status) !== 'cancelled') {
		throw unreadableAnswer(vendor, 'unknownOutcome', what, ['status']);
	}
	return { ...invoice, status: 'cancelled', found: false };
}
