import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { withPayCodes } from './payCodes';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a payment and its customer as Asaas has them now',
	action: 'Get a payment',
};

export const description = showFor({ resource: ['payment'] }, [
	...recordProperties(kinds.payment),
	{
		displayName: 'Include Payment Code',
		name: 'includeCode',
		type: 'boolean',
		default: false,
		description: 'Whether to ask for the Pix code or the line of the boleto, too',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	const payment = await account.payments.get(recordId(context, itemIndex, kinds.payment));
	const includeCode = context.getNodeParameter('includeCode', itemIndex) as boolean;
	return documentResult('payment', includeCode ? await withPayCodes(account, payment) : payment);
}
