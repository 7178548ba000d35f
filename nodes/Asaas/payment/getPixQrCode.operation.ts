import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Get Pix QR Code',
	value: 'getPixQrCode',
	description: 'Get the code to pay by Pix, as text on the payment and as PNG in the binary field "pixQrCode"',
	action: 'Get the pix QR code of a payment',
};

export const description = showFor({ resource: ['payment'] }, recordProperties(kinds.payment));

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	const id = recordId(context, itemIndex, kinds.payment);
	const pix = await payments.pixCode(id);
	const result = documentResult('payment', { ...(await payments.get(id)), pix });
	if (pix.image === null) return result;
	const picture = Buffer.from(pix.image, 'base64');
	return { ...result, binary: { pixQrCode: await context.helpers.prepareBinaryData(picture, `pix-${id}.png`, 'image/png') } };
}
