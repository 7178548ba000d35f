import type { Order } from '../../../domain/documents/order';
import * as found from '../../../runtime/carrier/refuseFound';
import { vendor } from '../client/vendor';
import type { Label } from './label';
import { isVoid, statusOf } from './labelStatus';

export function refuseOtherRecipient({ to }: Label, order: Order): void {
	const recipient = { documents: [to?.document ?? null, to?.company_document ?? null], postalCode: to?.postal_code ?? null };
	found.refuseOtherRecipient(vendor, recipient, order);
}

export function refuseVoid(label: Label, order: Order): void {
	if (isVoid(label) || statusOf(label) === 'cancelled') throw found.labelVoid(vendor, order);
}
