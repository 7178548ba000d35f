import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { checkoutKeepers } from '../../vendors';
import { maximumWait, optionsCollection, optionsProperty } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { payment } from './payment/payment.resource';
import { session } from './session/session.resource';

const { stripe } = checkoutKeepers;

const resources = [session, payment];

export class StripePayment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stripe Payment',
		name: 'stripePayment',
		icon: { light: 'file:stripePayment.svg', dark: 'file:stripePayment.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Read payments and checkouts of Stripe with their orders, and give money back, once',
		defaults: { name: 'Stripe Payment' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: stripe.credentialType, required: true }],
		properties: [
			resourceProperty(resources, 'payment'),
			...operationDropdowns(payment),
			...operationDropdowns(session),
			...operationParameters(payment),
			...operationParameters(session),
			...showFor({ operation: ['refund'] }, [optionsProperty()]),
			{ ...optionsCollection([maximumWait]), displayOptions: { hide: { operation: ['refund'] } } },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, resources);
		const open = async (seconds: number) => stripe.open(await openConnection(this, stripe.credentialType, seconds, stripe.accountOf));
		return await runOperation(this, operation, open);
	}
}
