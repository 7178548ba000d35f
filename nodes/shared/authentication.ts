import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import type { HostContext } from '../../runtime/host/context';
import type { Authentication } from '../../runtime/vendorEntry';

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

export function authenticationCredentials({ authentications }: SeveralLogins): INodeCredentialDescription[] {
	return authentications.map(({ id, credentialType }) => ({
		name: credentialType,
		required: true,
		displayOptions: { show: { authentication: [id] } },
	}));
}

/** The credential type that the node's `authentication` parameter stands for. */
export function chosenCredentialType(context: HostContext, { authentications }: SeveralLogins): string {
	const { authentication } = context.getNode().parameters;
	return (authentications.find(({ id }) => id === authentication) ?? authentications[0]).credentialType;
}
