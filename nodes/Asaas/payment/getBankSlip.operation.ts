import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Get Boleto',
	value: 'getBankSlip',
	description: 'Get the boleto: its line as text on the payment and the PDF in the binary field "boleto"',
	action: 'Get the boleto of a payment',
};

export const description = showFor({ resource: ['payment'] }, recordProperties(kinds.payment));

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	const id = recordId(context, itemIndex, kinds.payment);
	const payment = await payments.get(id);
	const line = await payments.bankSlipLine(id);
	const pdf = await payments.bankSlipPdf(id);
	return {
		...documentResult('payment', { ...payment, bankSlip: { url: payment.bankSlip?.url ?? null, line } }),
		binary: { boleto: await context.helpers.prepareBinaryData(pdf, `boleto-${id}.pdf`, 'application/pdf') },
	};
}
