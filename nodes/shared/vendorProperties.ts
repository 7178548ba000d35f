import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import type { LoginOptionalEntry } from '../../runtime/vendorEntry';
import { authenticationCredentials, loginOf } from './authentication';

/** The dropdown that chooses the vendor; `label` is what shops call such a system, e.g. "ERP". */
export function vendorProperty(label: string, entries: readonly LoginOptionalEntry<unknown>[]): INodeProperties {
	const first = entries[0]?.id ?? '';
	return {
		displayName: label,
		name: 'vendor',
		type: 'options',
		noDataExpression: true,
		options: entries.map(({ id, name }) => ({ name, value: id })),
		default: first,
	};
}

export function vendorCredentials(entries: readonly LoginOptionalEntry<unknown>[]): INodeCredentialDescription[] {
	return entries.flatMap(({ id, credentialType, authentications }) => {
		if (credentialType === undefined) return [];
		const needs = authentications ? authenticationCredentials({ authentications }) : [{ name: credentialType, required: true }];
		return needs.map((need) => ({ ...need, displayOptions: { show: { ...need.displayOptions?.show, ...loginOf(id) } } }));
	});
}
