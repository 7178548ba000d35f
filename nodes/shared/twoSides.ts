import type { IExecuteFunctions, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { openConnection } from '../../runtime/host/openConnection';
import { sayOnce } from '../../runtime/host/sayOnce';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { authenticationCredentials, authenticationProperty, credentialTypeOf } from './authentication';
import { showFor } from './showFor';

/** The parameter of a node that works with two systems at once. */
export type SideParameter = 'here' | 'there';

export function sideProperty(label: string, name: SideParameter, entries: readonly VendorEntry<unknown>[]): INodeProperties {
	const first = entries[0]?.id ?? '';
	return {
		displayName: label,
		name,
		type: 'options',
		noDataExpression: true,
		options: entries.map(({ id, name: shown }) => ({ name: shown, value: id })),
		default: first,
	};
}

/** A system that several comparisons have is one. */
export function onceEach(entries: readonly VendorEntry<unknown>[]): VendorEntry<unknown>[] {
	return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** One for each system that a side may be. */
export function bothCredentials(
	here: readonly VendorEntry<unknown>[],
	there: readonly VendorEntry<unknown>[],
): INodeCredentialDescription[] {
	return [...sideCredentials('here', here), ...sideCredentials('there', there)];
}

/** See `loginOf` for the slash. */
function sideCredentials(name: SideParameter, entries: readonly VendorEntry<unknown>[]): INodeCredentialDescription[] {
	return entries.flatMap(({ id, credentialType, authentications }) => {
		const needs = authentications ? authenticationCredentials({ authentications }) : [{ name: credentialType, required: true }];
		return needs.map((need) => ({ ...need, displayOptions: { show: { ...need.displayOptions?.show, [`/${name}`]: [id] } } }));
	});
}

export function sideAuthentications(name: SideParameter, entries: readonly VendorEntry<unknown>[]): INodeProperties[] {
	return entries.flatMap(({ id, authentications }) => {
		return authentications ? showFor({ [`/${name}`]: [id] }, [authenticationProperty({ authentications })]) : [];
	});
}

/** The port of the system that the side is set to. `cannot`: why one that is no entry is none. */
export async function openSide<Port>(
	context: IExecuteFunctions,
	name: SideParameter,
	entries: readonly VendorEntry<Port>[],
	{ seconds, cannot }: { seconds: number; cannot: (id: string) => string },
): Promise<{ port: Port; entry: VendorEntry<Port> }> {
	const chosen = String(context.getNodeParameter(name, 0, entries[0]?.id ?? ''));
	const entry = entries.find(({ id }) => id === chosen);
	if (!entry) throw notOffered(cannot(chosen), entries);
	const connection = await openConnection(context, credentialTypeOf(context, entry), seconds, entry.accountOf);
	sayOnce(context, entry.notice?.(connection.settings, connection.clock.now()));
	return { port: await entry.open(connection), entry };
}

function notOffered(why: string, entries: readonly VendorEntry<unknown>[]): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'sideNotOffered',
		message: why,
		hint: `Choose ${entries.map(({ name }) => name).join(', ')}`,
	});
}
