import type { Shipment } from '../documents/shipment';

/** A label to a customer that was bought, whatever has become of it since. */
export interface RegisteredLabel {
	shipment: Shipment;
	/** All numbers that its parcel can be followed by: some carriers give a second one at the counter. */
	codes: readonly string[];
	/** Whose it is; null for one that was bought by hand. `id`: the order's, where the label tells it. */
	order: { source: string; number: string; id: string | null } | null;
	/** The moment of the state that it is in; null where the carrier does not say. ISO 8601 in UTC. */
	changedAt: string | null;
}

/** Where a carrier keeps the labels that were bought, by when they were. Moments are ISO 8601. */
export interface LabelRegister {
	/** All that were bought or whose state changed since then, the oldest first; it fails where it cannot tell all of them. */
	changed(since: string): Promise<RegisteredLabel[]>;
	/** All that were bought since then, and maybe some that were not: fewer calls. */
	bought(since: string): Promise<RegisteredLabel[]>;
	/** As it stands now. */
	get(id: string): Promise<RegisteredLabel>;
}
