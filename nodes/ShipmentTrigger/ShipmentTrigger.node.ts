import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollListed } from '../../runtime/host/pollListed';
import { shipmentSources } from '../../vendors';
import { rawOption } from '../shared/rawOption';
import { showFor } from '../shared/showFor';
import { triggerMethods } from '../shared/triggerMethods';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { eventParameters } from './eventParameter';
import { shipmentKit } from './shipmentKit';

const delivering = shipmentSources.filter(({ delivers }) => delivers).map(({ id }) => id);

const byWebhook = `$parameter["byWebhook"] === true && ${JSON.stringify(delivering)}.includes($parameter["vendor"])`;

const methods = triggerMethods(shipmentKit);

export class ShipmentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shipment Trigger',
		name: 'shipmentTrigger',
		icon: { light: 'file:shipmentTrigger.svg', dark: 'file:shipmentTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll("shipment.", "").replaceAll("_", " ")}}',
		description: 'Starts the flow when a parcel is posted, delivered, could not be delivered, or its label was called off',
		defaults: { name: 'Shipment Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(shipmentSources),
		// Without a method n8n registers nothing, and a test run waits for nothing. A carrier may ask by GET or HEAD whether anybody is there.
		webhooks: [
			{ name: 'setup', httpMethod: `={{${byWebhook} ? "GET,HEAD" : ""}}`, responseMode: 'onReceived', path: 'webhook', ndvHideUrl: true },
			{
				name: 'default',
				httpMethod: `={{${byWebhook} ? "POST" : ""}}`,
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: `={{!(${byWebhook})}}`,
			},
		],
		properties: [
			vendorProperty('Carrier', shipmentSources),
			...eventParameters,
			...showFor({ vendor: delivering }, [
				{
					displayName: 'By Webhook, Too',
					name: 'byWebhook',
					type: 'boolean',
					default: false,
					hint: 'A test run then waits for the next delivery',
					description:
						'Whether the carrier may tell at once what the trigger would find at its next look. Each change still starts the flow once.',
				},
			]),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Include Labels Bought by Hand',
						name: 'boughtByHand',
						type: 'boolean',
						default: false,
						description:
							'Whether to tell of labels that no order is named on, such as one bought in the panel. Their "shipment" has no order number.',
					},
					rawOption('the carrier'),
				],
			},
		],
	};

	webhookMethods = methods.webhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		if (this.getWebhookName() === 'setup') return { webhookResponse: 'ok' };
		return await methods.webhook.call(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollListed(shipmentKit, this);
	}
}
