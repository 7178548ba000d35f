import type { TriggerContext } from '../../runtime/host/eventTrigger';
import type { VendorEntry } from '../../runtime/vendorEntry';

/** The vendor that a trigger's `vendor` parameter names. */
export function triggerVendor<Entry extends VendorEntry<unknown>>(context: TriggerContext, entries: readonly Entry[]): Entry {
	const chosen = context.getNodeParameter('vendor', '');
	return entries.find(({ id }) => id === chosen) ?? entries[0]!;
}
