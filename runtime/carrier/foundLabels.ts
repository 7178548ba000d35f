import type { ShipmentReference } from '../../domain/ports/carrier';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

export function severalLabels(vendor: Vendor): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'severalLabels',
		message: `The order has several labels at ${vendor.name}, and the one under its own key is not good any more`,
		hint: 'Say which one you mean: give its "Idempotency Key", or switch "Shipment" to "By ID"',
	});
}

export function labelMissing(vendor: Vendor, reference: ShipmentReference): IntegrationError {
	const what = 'id' in reference ? 'There is no such label' : `Order ${reference.order.number} has no label that this package bought`;
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'labelMissing',
		message: `${what} at ${vendor.name}`,
		hint: 'Was it bought by hand, or with an "Idempotency Key" of your own? Then switch "Shipment" to "By ID", or give the same key',
	});
}

export function notCancellable(vendor: Vendor): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'notCancellable',
		message: `${vendor.name} does not cancel this label any more: the parcel is on its way, or was`,
		hint: `Ask the carrier to stop the parcel, or have it sent back; look at the label at ${vendor.name}`,
	});
}

export function cancellationPending(vendor: Vendor): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'transient',
		code: 'cancellationPending',
		message: `${vendor.name} has taken the cancellation and does not show it yet`,
		hint: 'Run the item again in a few minutes: the label is not cancelled twice',
	});
}

/** Without it nobody can be told a code: what follows in a flow would tell the shop and the customer of a parcel that has none. */
export function labelBeingMade(vendor: Vendor): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'transient',
		code: 'labelBeingMade',
		message: `The label is paid for, and ${vendor.name} is still making it`,
		hint: 'Run the item again in a few minutes: the label is found, not bought twice',
	});
}

export function notPrintable(vendor: Vendor, status: string | null): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'labelNotPrintable',
		message: `There is nothing to print of this label: ${vendor.name} has it as "${status ?? 'unknown'}"`,
		hint: 'A label can be printed once it was paid for and made, and as long as it is good: run "Create" first',
	});
}
