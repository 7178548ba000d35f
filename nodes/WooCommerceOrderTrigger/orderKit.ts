import type { OrderDocuments, OrderSource } from '../../domain/ports/orderSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { orderSources } from '../../vendors';

/** WooCommerce waits a minute for the answer to a delivery, and tries it once; activation and the hidden check have time. */
const deliverySeconds = 30;
const otherwiseSeconds = 60;

/** A delivery leaves within seconds on a store that people visit, and is told by its mark where it comes later. */
const graceSeconds = 60;

/** What happened longer ago while n8n was off is for a person to look at. */
const maxAgeDays = 14;

const { wooCommerce } = orderSources;

export const orderKit: TriggerKit<OrderDocuments> = {
	async open(context: TriggerContext): Promise<OrderSource> {
		const seconds = 'getBodyData' in context ? deliverySeconds : otherwiseSeconds;
		return wooCommerce.open(await openConnection(context, wooCommerce.credentialType, seconds, wooCommerce.accountOf));
	},
	topics: (context) => context.getNodeParameter('events', []) as string[],
	// Always: WooCommerce never repeats a delivery, and stops them without a word.
	catchUp: () => ({ maxAgeDays, graceSeconds }),
};
