import type { InvoiceModel } from '../../../domain/documents/invoice';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import { createdId } from '../client/answers';
import type { TinyApi } from '../client/api';
import { getSale } from '../sale/getSale';
import { modelNumber } from './models';

/** Id of the invoice of a sale that had none when it was read a moment ago. */
export async function generateInvoice(api: TinyApi, saleId: number, model: InvoiceModel): Promise<Found<number>> {
	const lookUp = async () => (await getSale(api, saleId)).invoiceId;
	const outcome = await attempt(
		lookUpThenWrite(api.connection, {
			repeatable: true,
			lookUp: skippingFirst(lookUp),
			write: async () => createdId(await api.post(`/pedidos/${saleId}/gerar-nota-fiscal`, { modelo: modelNumber(model) })),
		}),
	);
	if (outcome.ok) return outcome.value;
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// A sale has one invoice: a person or another tool may have made it since we looked.
	const madeMeanwhile = await lookUp();
	if (madeMeanwhile === undefined) throw outcome.error;
	return { value: madeMeanwhile, found: true };
}
