import type { ShipmentDocuments, ShipmentSource } from '../../domain/ports/shipmentSource';
import { newsDays } from '../../runtime/carrier/parcelNews';
import { hostClock } from '../../runtime/host/clock';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { startSooner } from '../../runtime/host/sooner';
import { deliveredUrl } from '../../runtime/host/webhookUrl';
import { shipmentSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';

/** The least that a carrier waits for the answer to a delivery is 6 seconds; activation and looks have time. */
const deliverySeconds = 4;
const otherwiseSeconds = 60;

export const shipmentKit: TriggerKit<ShipmentDocuments> = {
	async open(context: TriggerContext): Promise<ShipmentSource> {
		const { accountOf, credentialType, open } = triggerVendor(context, shipmentSources);
		const isDelivery = 'getBodyData' in context;
		const connection = await openConnection(context, credentialType, isDelivery ? deliverySeconds : otherwiseSeconds, accountOf);
		const source = await open(connection);
		if (isDelivery) await source.prepare?.(deliveredUrl(context));
		return source;
	},
	watchesDays: newsDays,
	// Whoever looks starts each event once, whether the look or a delivery has brought it.
	handOver: (context, events) => startSooner(context, events, hostClock, newsDays),
	// A label that was bought by hand names no order, and its recipient may be no customer.
	wants: (context, { document }) =>
		(document.shipment.orderNumber ?? null) !== null || context.getNodeParameter('options.boughtByHand', false) === true,
	topics: (context) => context.getNodeParameter('events', []) as string[],
};
