import type { OrderDocuments, OrderSource } from '../../domain/ports/orderSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { orderSources } from '../../vendors';

/** Nuvemshop waits seconds for the answer to a delivery and tries it again for two days; activation and the hidden check have time. */
const deliverySeconds = 30;
const otherwiseSeconds = 60;

/** A delivery comes within seconds, and is told by its mark where it comes later. */
const graceSeconds = 60;

/** What happened longer ago while n8n was off is for a person to look at. */
const maxAgeDays = 7;

const { nuvemshop } = orderSources;

export const orderKit: TriggerKit<OrderDocuments> = {
	async open(context: TriggerContext): Promise<OrderSource> {
		const seconds = 'getBodyData' in context ? deliverySeconds : otherwiseSeconds;
		return nuvemshop.open(await openConnection(context, nuvemshop.credentialType, seconds, nuvemshop.accountOf));
	},
	topics: (context) => context.getNodeParameter('events', []) as string[],
	// Always: what nobody took for two days, or while the store's plan was not paid, is not delivered any more.
	catchUp: () => ({ maxAgeDays, graceSeconds }),
};
