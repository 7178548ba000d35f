import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import { toItemJson } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { IntegrationError } from '../../../runtime/errors/integrationError';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a checkout as Stripe has it now: its order and its payment, paid or not',
	action: 'Get a checkout session',
};

export const description: INodeProperties[] = showFor({ resource: ['session'] }, [
	{
		displayName: 'Session ID',
		name: 'sessionId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. cs_live_…',
		description: 'ID of the checkout session; Stripe puts it into the address of the success page',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: CheckoutKeeper): Promise<ItemResult> {
	const id = String(context.getNodeParameter('sessionId', itemIndex, '') ?? '').trim();
	if (id === '') throw sessionMissing();
	return { documents: toItemJson({ ...(await keeper.getSession(id)) }) };
}

function sessionMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'sessionMissing',
		message: 'The session ID is empty',
		hint: 'Fill in "Session ID"',
	});
}
