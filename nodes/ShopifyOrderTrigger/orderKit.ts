import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Order } from '../../domain/order';
import type { OrderSource } from '../../domain/ports/orderSource';
import type { TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { orderSources } from '../../vendors';

type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** Shopify waits 5 seconds for the answer to a delivery; activation and the hidden check have time. */
const deliverySeconds = 4;
const otherwiseSeconds = 60;

const { shopify } = orderSources;

export const orderKit: TriggerKit<{ order: Order }> = {
	async open(context: TriggerContext): Promise<OrderSource> {
		const connection = await openConnection(context, shopify.credentialType, 'getBodyData' in context ? deliverySeconds : otherwiseSeconds);
		return shopify.open(connection, { lookUpTaxId: context.getNodeParameter('options.lookUpTaxId', true) as boolean });
	},
	topics: (context: TriggerContext) => context.getNodeParameter('events', []) as string[],
};
