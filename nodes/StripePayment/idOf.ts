import type { IExecuteFunctions } from 'n8n-workflow';
import { asObject } from '../../runtime/host/itemDocuments';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** The payment that the user names, else the one on the item. */
export function paymentId(context: IExecuteFunctions, itemIndex: number): string {
	const { payment, order } = context.getInputData()[itemIndex]!.json;
	const isNamed = context.getNodeParameter('getBy', itemIndex) === 'id';
	const candidates = isNamed ? [context.getNodeParameter('id', itemIndex, '')] : [asObject(payment)?.id, asObject(order)?.sourceId];
	const id = candidates.find((each): each is string => typeof each === 'string' && each.trim() !== '');
	if (id !== undefined) return id;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'stripeIdMissing',
		message: 'Nothing says which payment is meant',
		hint: 'Put Stripe Payment Trigger before this node, or switch to "By ID" and fill it in',
	});
}
