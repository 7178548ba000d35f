import type { FlowEvent } from '../../domain/documents/event';
import { orderThread, type Order } from '../../domain/documents/order';
import type { Happening, ReadingOptions } from '../../domain/ports/recordReader';
import { IntegrationError } from '../errors/integrationError';

const isSo: Readonly<Record<Happening, (order: Order) => boolean>> = {
	created: () => true,
	paid: ({ financialStatus }) => financialStatus === 'paid' || financialStatus === 'partially_refunded',
	shipped: ({ fulfillmentStatus }) => fulfillmentStatus === 'fulfilled',
	cancelled: ({ cancelledAt }) => cancelledAt !== null,
};

/**
 * The event that the vendor's own trigger would have told, where the user says what the flow is about; `occasionOf` names it in the trigger's
 * own words. An order that is not so is refused: a customer would be told of a payment that never came.
 */
export function happenedTo(
	order: Order,
	{ happened, now }: ReadingOptions,
	occasionOf: (happening: Happening) => string,
): FlowEvent | undefined {
	if (happened === null) return undefined;
	if (!isSo[happened](order)) throw notSo(order, happened);
	const occasion = occasionOf(happened);
	return {
		id: occasion,
		type: `order.${happened === 'shipped' ? 'fulfilled' : happened}`,
		occasion,
		source: order.source,
		account: order.account,
		occurredAt: order.updatedAt,
		receivedAt: new Date(now).toISOString(),
		correlationId: orderThread(order),
	};
}

function notSo({ number }: Order, happened: Happening): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'notHappened',
		message: `Order ${number} is not ${happened}, as "What Happened" says`,
		hint: 'Put a Filter or IF node before this one, or set "What Happened" to what the flow is about',
	});
}
