import type { ShipmentDocuments } from '../../domain/ports/shipmentSource';
import type { TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { shipmentSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';

const seconds = 60;

export const shipmentKit: TriggerKit<ShipmentDocuments> = {
	async open(context) {
		const { accountOf, credentialType, open } = triggerVendor(context, shipmentSources);
		return open(await openConnection(context, credentialType, seconds, accountOf));
	},
	// What happened to a parcel is news for as long as a long weekend.
	watchesDays: 4,
	// A label that was bought by hand names no order, and its recipient may be no customer.
	wants: (context, { document }) =>
		(document.shipment.orderNumber ?? null) !== null || context.getNodeParameter('options.boughtByHand', false) === true,
	topics: (context) => context.getNodeParameter('events', []) as string[],
};
