import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollListed } from '../../runtime/host/pollListed';
import { shipmentSources } from '../../vendors';
import { rawOption } from '../shared/rawOption';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { eventParameters } from './eventParameter';
import { shipmentKit } from './shipmentKit';

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
		properties: [
			vendorProperty('Carrier', shipmentSources),
			...eventParameters,
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

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollListed(shipmentKit, this);
	}
}
