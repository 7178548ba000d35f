import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	ResourceMapperFields,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { fillsItself } from '../../domain/messaging/orderUpdate';
import { messengers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { optionsProperty } from '../shared/optionsCollection';
import { ifIncomplete, shopAuthentications, withShopLogins } from '../shared/readAgain';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { brakeOption } from './message/brake';
import { fallbackTemplateOption, templateOptions } from './message/fallbackTemplate';
import { message, sending } from './message/message.resource';
import { optedOutOption } from './message/optedOut';
import { quietHoursOption } from './message/quietHoursOption';
import { recipientProperties } from './message/recipient';
import { whenUnknownOption } from './message/sendOnce';
import { updateOf } from './message/sendOrderUpdate.operation';
import { searchTemplates } from './message/templateChoice';
import { templateFields } from './message/templateFields';

/** The way back from a Wait node passes close by the words below the node. */
const shortNames = messengers.map(({ id, name }) => ({ id, name: name.replace(/^WhatsApp | \(Meta\)$/g, '') }));

export class WhatsAppNotify implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Notify',
		name: 'whatsAppNotify',
		icon: { light: 'file:whatsAppNotify.svg', dark: 'file:whatsAppNotify.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle([message], shortNames),
		description: 'Tell a customer on WhatsApp about an order, a payment or an appointment, once',
		defaults: { name: 'WhatsApp Notify' },
		inputs: [NodeConnectionTypes.Main],
		// Always two: were "Deferred" there with quiet hours only, switching them on would turn the error branch into it.
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Done', 'Deferred'],
		usableAsTool: true,
		credentials: withShopLogins(vendorCredentials(messengers)),
		properties: [
			vendorProperty('Gateway', messengers),
			resourceProperty([message], 'message'),
			...operationDropdowns(message),
			...showFor({ operation: [...sending, 'checkNumber'] }, recipientProperties),
			...showFor({ operation: sending, recipientFrom: ['item'] }, [ifIncomplete]),
			...shopAuthentications,
			...operationParameters(message),
			...showFor({ operation: sending }, [
				optionsProperty([brakeOption, fallbackTemplateOption, optedOutOption, quietHoursOption, whenUnknownOption]),
			]),
		],
	};

	methods = {
		listSearch: {
			async searchTemplates(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				return await searchTemplates(await openVendor(this, messengers), filter);
			},
			async searchUpdateTemplates(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				const update = updateOf(this.getCurrentNodeParameter('update'));
				return await searchTemplates(await openVendor(this, messengers), filter, (template) => fillsItself(template, update));
			},
		},
		loadOptions: {
			async getTemplates(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await templateOptions(await openVendor(this, messengers));
			},
		},
		resourceMapping: {
			async getTemplateParameters(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
				const choice = this.getCurrentNodeParameter('template', { extractValue: true });
				return await templateFields(await openVendor(this, messengers), typeof choice === 'string' ? choice : '');
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, [message]);
		return await runOperation(this, operation, async (seconds) => await openVendor(this, messengers, seconds), 2);
	}
}
