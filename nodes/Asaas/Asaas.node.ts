import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { allowOption } from '../shared/allowOption';
import { optionsProperty } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { operationSubtitle } from '../shared/subtitle';
import { balance } from './balance/balance.resource';
import { customer } from './customer/customer.resource';
import { payment } from './payment/payment.resource';
import { paymentLink } from './paymentLink/paymentLink.resource';
import { serviceInvoice } from './serviceInvoice/serviceInvoice.resource';
import { asaas } from './shared/asaas';
import type { AsaasResource } from './shared/operation';
import { subscription } from './subscription/subscription.resource';
import { transfer } from './transfer/transfer.resource';

const resources: AsaasResource[] = [balance, customer, payment, paymentLink, serviceInvoice, subscription, transfer];

export class Asaas implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asaas',
		name: 'asaas',
		icon: { light: 'file:asaas.svg', dark: 'file:asaas.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description:
			'Charge the customer of an order by Pix, boleto or card at Asaas, once, and keep customers, subscriptions, links and NFS-e',
		defaults: { name: 'Asaas' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: asaas.credentialType, required: true }],
		properties: [
			resourceProperty(resources, 'payment'),
			...resources.flatMap((resource) => [...operationDropdowns(resource), ...operationParameters(resource)]),
			optionsProperty([allowOption(['cancelled', 'partlyRefunded', 'refunded', 'test', 'voided'])]),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, resources);
		const open = async (seconds: number) => asaas.open(await openConnection(this, asaas.credentialType, seconds, asaas.accountOf));
		return await runOperation(this, operation, open);
	}
}
