import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import { toItemJson } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { paymentId } from '../idOf';
import { paymentProperties } from './paymentProperties';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a payment as Stripe has it now, with the order of its checkout',
	action: 'Get a payment',
};

export const description: INodeProperties[] = paymentProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: CheckoutKeeper): Promise<ItemResult> {
	return { documents: toItemJson({ ...(await keeper.getPayment(paymentId(context, itemIndex))) }) };
}
