import { shipmentSources } from '../../vendors';
import { vendorEvents } from '../shared/vendorEvents';

/** What the chosen carrier tells. */
export const eventParameters = vendorEvents(shipmentSources, {
	events: {
		'return.delivered': { name: 'Return Arrived', description: 'Goods that a customer sent back are at the shop' },
		'return.posted': { name: 'Return Posted', description: 'The customer has posted what comes back' },
		'shipment.awaiting_pickup': { name: 'Awaiting Pickup', description: 'It waits at an agency for the customer' },
		'shipment.cancelled': { name: 'Cancelled', description: 'The label was called off, or nobody posted it in time' },
		'shipment.delivered': { name: 'Delivered', description: 'The customer has the parcel' },
		'shipment.failed_attempt': { name: 'Delivery Failed', description: 'The carrier was there in vain, or could not get there' },
		'shipment.in_transit': { name: 'In Transit', description: 'The parcel moves on' },
		'shipment.label_ready': { name: 'Label Ready', description: 'The label can be printed' },
		'shipment.lost': { name: 'Lost', description: 'Lost, stolen or damaged on the way' },
		'shipment.out_for_delivery': { name: 'Out for Delivery', description: 'The carrier brings it today' },
		'shipment.posted': { name: 'Posted', description: 'The carrier, or the agency, has the parcel' },
		'shipment.returned': { name: 'Returned', description: 'The parcel goes back to the shop' },
	},
	byDefault: ['shipment.posted', 'shipment.failed_attempt', 'shipment.delivered'],
	hint: 'Each of them starts the flow once for a parcel',
});
