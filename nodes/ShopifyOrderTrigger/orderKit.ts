import type { Order } from '../../domain/documents/order';
import { passesFilter } from '../../domain/checks/orderFilter';
import type { OrderSource } from '../../domain/ports/orderSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { orderSources } from '../../vendors';
import { chosenCredentialType } from '../shared/authentication';
import { readCatchUp } from './catchUpParameters';
import { readFilters } from './filtersParameter';

/** Shopify waits 5 seconds for the answer to a delivery; activation and the hidden check have time. */
const deliverySeconds = 4;
const otherwiseSeconds = 60;

const { shopify } = orderSources;

export const orderKit: TriggerKit<{ order: Order }> = {
	async open(context: TriggerContext): Promise<OrderSource> {
		const seconds = 'getBodyData' in context ? deliverySeconds : otherwiseSeconds;
		const connection = await openConnection(context, chosenCredentialType(context, shopify), seconds, shopify.accountOf);
		return shopify.open(connection, {
			lookUpTaxId: context.getNodeParameter('options.lookUpTaxId', true) as boolean,
			filter: readFilters(context).shopifyFilter,
			handledTag: readCatchUp(context)?.handledTag ?? '',
		});
	},
	topics: (context) => context.getNodeParameter('events', []) as string[],
	wants: (context, { document }) => passesFilter(document.order, readFilters(context)),
	catchUp: readCatchUp,
};
