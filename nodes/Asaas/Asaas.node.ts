import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { runItems } from '../../runtime/host/runItems';
import { maxWaitSeconds, optionsProperty } from '../shared/optionsCollection';
import { balance } from './balance/balance.resource';
import { customer } from './customer/customer.resource';
import { payment } from './payment/payment.resource';
import { paymentLink } from './paymentLink/paymentLink.resource';
import { serviceInvoice } from './serviceInvoice/serviceInvoice.resource';
import { asaas } from './shared/asaas';
import { resourceProperties, type Resource } from './shared/resource';
import { subscription } from './subscription/subscription.resource';
import { transfer } from './transfer/transfer.resource';

const resources: Resource[] = [balance, customer, payment, paymentLink, serviceInvoice, subscription, transfer];

export class Asaas implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asaas',
		name: 'asaas',
		icon: { light: 'file:asaas.svg', dark: 'file:asaas.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Charge the customer of an order by Pix, boleto or card at Asaas, once, and keep customers, subscriptions, links and NFS-e',
		defaults: { name: 'Asaas' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: asaas.credentialType, required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ name, value }) => ({ name, value })),
				default: 'payment',
			},
			...resources.flatMap(resourceProperties),
			optionsProperty(),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = resources.find(({ value }) => value === this.getNodeParameter('resource', 0))!;
		const { execute } = resource.operations[this.getNodeParameter('operation', 0) as string]!;
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const account = asaas.open(await openConnection(this, asaas.credentialType, maxWaitSeconds(this, itemIndex), asaas.accountOf));
			return await execute(this, itemIndex, account);
		});
	}
}
