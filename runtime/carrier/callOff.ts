import type { ShipmentStatus } from '../../domain/documents/shipment';
import type { Connection } from '../client/connection';
import type { Vendor } from '../client/vendor';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import { cancellationPending, notCancellable } from './foundLabels';

/** Pauses between looks at a label that was just given back. */
const pausesMs = [0, 1_000, 3_000, 6_000];

export interface CallingOff<Label> {
	vendor: Vendor;
	statusOf: (label: Label) => ShipmentStatus;
	/** The label as it is now. */
	read: () => Promise<Label>;
	/** Whether the vendor says that it was done. May be repeated: what was cancelled is not cancelled again. */
	cancel: () => Promise<boolean>;
}

const notPostedYet: readonly ShipmentStatus[] = ['created', 'paid', 'label_ready'];

/** Cancels a label that was not posted yet, and answers it once its vendor shows it as cancelled. */
export async function callOff<Label>({ clock }: Connection, label: Label, calling: CallingOff<Label>): Promise<Label> {
	const { vendor, statusOf, read, cancel } = calling;
	if (!notPostedYet.includes(statusOf(label))) throw notCancellable(vendor);
	const outcome = await attempt(cancel());
	const isNo = outcome.ok ? !outcome.value : hasClass(outcome.error, 'validation', 'rejected', 'conflict', 'notFound');
	if (!outcome.ok && !isNo) throw outcome.error;
	for (const pause of pausesMs) {
		if (pause > 0) await clock.sleep(pause);
		const now = await read();
		if (statusOf(now) === 'cancelled') return now;
		// A "no" may mean that another worker was faster.
		if (isNo) throw notCancellable(vendor);
	}
	throw cancellationPending(vendor);
}
