import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import type { HostContext } from '../../runtime/host/context';
import type { Authentication, LoginOptionalEntry, VendorEntry } from '../../runtime/vendorEntry';
import { showFor } from './showFor';

/** A vendor that can be logged in to in several ways. */
export interface SeveralLogins {
	authentications: readonly [Authentication, ...Authentication[]];
}

export function authenticationProperty({ authentications }: SeveralLogins): INodeProperties {
	const first = authentications[0].id;
	return {
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: authentications.map(({ id, name, description }) => ({ name, value: id, description })),
		default: first,
	};
}

/** The choice, for each of a node's vendors that has one. */
export function vendorAuthentications(entries: readonly VendorEntry<unknown>[]): INodeProperties[] {
	return entries.flatMap(({ id, authentications }) => {
		return authentications ? showFor(loginOf(id), [authenticationProperty({ authentications })]) : [];
	});
}

export function authenticationCredentials({ authentications }: SeveralLogins): INodeCredentialDescription[] {
	return authentications.map(({ id, credentialType }) => ({
		name: credentialType,
		required: true,
		displayOptions: { show: { authentication: [id] } },
	}));
}

/**
 * What a login of one vendor is shown for. The slash (from the root) matters: n8n's editor takes a parameter out of sight that a
 * credential names without it, and nobody could choose the vendor any more.
 */
export function loginOf(vendor: string): { '/vendor': string[] } {
	return { '/vendor': [vendor] };
}

/** The credential type of a vendor that may have one login or several, or none at all. */
export function credentialTypeOf(context: HostContext, entry: VendorEntry<unknown>): string;
export function credentialTypeOf(context: HostContext, entry: LoginOptionalEntry<unknown>): string | undefined;
export function credentialTypeOf(
	context: HostContext,
	{ authentications, credentialType }: LoginOptionalEntry<unknown>,
): string | undefined {
	return authentications ? chosenCredentialType(context, { authentications }) : credentialType;
}

/** The credential type that the node's `authentication` parameter stands for. */
export function chosenCredentialType(context: HostContext, { authentications }: SeveralLogins): string {
	const { authentication } = context.getNode().parameters;
	return (authentications.find(({ id }) => id === authentication) ?? authentications[0]).credentialType;
}
