import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { accountOfNode, openConnection } from '../../runtime/host/openConnection';
import { sayOnce } from '../../runtime/host/sayOnce';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { credentialTypeOf } from './authentication';

/** Long enough for a bad minute at a vendor that many items share, short enough for a person who waits. */
export const defaultMaxWaitSeconds = 300;

/** The port of the vendor that the node's `vendor` parameter names, on the node's credential. */
export async function openVendor<Port>(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	entries: readonly VendorEntry<Port>[],
	maxWaitSeconds = defaultMaxWaitSeconds,
): Promise<Port> {
	const entry = chosenVendor(context, entries);
	const connection = await openConnection(context, credentialTypeOf(context, entry), maxWaitSeconds, entry.accountOf);
	if ('getInputData' in context) sayOnce(context, entry.notice?.(connection.settings, connection.clock.now()));
	return entry.open(connection);
}

/** Names the vendor and the account at it that the node's credential opens, for what n8n remembers of it. */
export async function accountOfVendor(context: IExecuteFunctions, entries: readonly VendorEntry<unknown>[]): Promise<string> {
	const entry = chosenVendor(context, entries);
	return `${entry.id}:${await accountOfNode(context, credentialTypeOf(context, entry), entry.accountOf)}`;
}

/** The vendor's line in the registry. */
export function chosenVendor<Entry extends VendorEntry<unknown>>(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	entries: readonly Entry[],
): Entry {
	const chosen = 'getInputData' in context ? context.getNodeParameter('vendor', 0) : context.getCurrentNodeParameter('vendor');
	return entries.find(({ id }) => id === chosen) ?? entries[0]!;
}
