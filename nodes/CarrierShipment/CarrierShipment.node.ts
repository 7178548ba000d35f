import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { carriers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { unwantedStates } from '../../domain/checks/stateCheck';
import { allowOption } from '../shared/allowOption';
import { optionsProperty } from '../shared/optionsCollection';
import { orderProperties } from '../shared/orderParameter';
import { ifIncomplete, shopAuthentications, withShopLogins } from '../shared/readAgain';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { completeAddressOption } from './shipment/addressByPostalCode';
import { boxesOption } from './shipment/boxes';
import { ownTermsProperties } from './shipment/ownTerms';
import { itemWeightOption, packagingWeightOption, parcelProperties } from './shipment/parcel';
import { shipment } from './shipment/shipment.resource';
import { itemSizesOption, shopBoxesOption } from './shipment/shopBoxes';

/** The operations that look at a whole order and its box. */
const shipping = ['create', 'createReturn', 'quote'];

export class CarrierShipment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Carrier Shipment',
		name: 'carrierShipment',
		icon: { light: 'file:carrierShipment.svg', dark: 'file:carrierShipment.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle([shipment], carriers),
		description: 'Quote and buy the shipping label of an order, once; look at it, or call it off',
		defaults: { name: 'Carrier Shipment' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: withShopLogins(vendorCredentials(carriers)),
		properties: [
			vendorProperty('Carrier', carriers),
			resourceProperty([shipment], 'shipment'),
			...operationDropdowns(shipment),
			...showFor({ operation: ['checkAddress', ...shipping] }, orderProperties),
			...showFor({ operation: shipping, orderFrom: ['item'] }, [ifIncomplete]),
			...shopAuthentications,
			...operationParameters(shipment),
			...ownTermsProperties,
			...showFor({ operation: shipping }, parcelProperties),
			optionsProperty([
				allowOption(unwantedStates),
				boxesOption,
				completeAddressOption,
				itemSizesOption,
				itemWeightOption,
				packagingWeightOption,
				shopBoxesOption,
			]),
		],
	};

	methods = {
		loadOptions: {
			async getCompanies(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const carrier = await openVendor(this, carriers);
				const companies = ((await carrier.services?.()) ?? []).flatMap(({ company }) => company ?? []);
				return [...new Map(companies.map(({ id, name }) => [id, { name, value: id }])).values()];
			},
			async getServices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const carrier = await openVendor(this, carriers);
				const services = (await carrier.services?.()) ?? [];
				return services.map(({ id, name }) => ({ name, value: id }));
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, [shipment]);
		return await runOperation(this, operation, async (seconds) => await openVendor(this, carriers, seconds));
	}
}
