import type { Shipment } from '../../../domain/documents/shipment';
import type { ShipmentReference } from '../../../domain/ports/carrier';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { recipientDocument } from '../parties/recipient';
import { findLabel, getLabel } from './findLabel';
import { readLabel, type Label } from './label';
import { isGenerated } from './labelStatus';
import { labelUrl } from './print';
import { refuseOtherRecipient } from './refuseFound';
import { toShipment } from './toShipment';

/** The label as it is now, with the address of its print where there is something to print. */
export async function getShipment(call: Call, reference: ShipmentReference): Promise<Shipment> {
	const label = await requireLabel(call, reference);
	return toShipment(label, undefined, isGenerated(label) ? await labelUrl(call, label.id) : null, true);
}

/** The label that is meant, of this order's recipient; there has to be one. */
export async function requireLabel(call: Call, reference: ShipmentReference): Promise<Label> {
	if ('id' in reference) return readLabel(await getLabel(call, reference.id));
	const { key, order } = reference;
	const label = await findLabel(call, key, recipientDocument(order));
	if (label === undefined) throw labelMissing(order.number);
	refuseOtherRecipient(label, order);
	return label;
}

function labelMissing(orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'labelMissing',
		message: `Order ${orderNumber} has no label at Melhor Envio that this package bought`,
		hint: 'Was it bought by hand, or with an "Idempotency Key" of your own? Then switch "Shipment" to "By ID", or give the same key',
	});
}
