import { hashed, type Settings } from '../../../runtime/client/accountName';
import type { Connection } from '../../../runtime/client/connection';
import { textSetting } from '../../../runtime/client/connection';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';
import { IntegrationError } from '../../../runtime/errors/integrationError';

export const vendor = { id: 'salesforce', name: 'Salesforce' } as const satisfies Vendor;

/** 25 long calls at once (Salesforce, "API request limits"). How many a day depends on edition and licences: Salesforce tells by refusing. */
export const limits: readonly RateLimit[] = [{ requests: 25, perMs: 0 }];

export const apiPath = '/services/data/v59.0';

const domainForm = /^(?:https:\/\/)?([a-z0-9][a-z0-9-]*(?:\.[a-z]+)?)\.my\.salesforce\.com\/?$/;

/** `loja` or `loja--uat.sandbox`: what stands before `.my.salesforce.com`. */
export function parseDomain(written: string): string | undefined {
	return domainForm.exec(written.trim().toLowerCase())?.[1];
}

export function accountOf({ myDomain }: Settings): string | undefined {
	const domain = typeof myDomain === 'string' ? parseDomain(myDomain) : undefined;
	return domain === undefined ? undefined : hashed([domain]);
}

/** Everything is sent there, so a credential that names no account's own address is refused. */
export function hostOf(connection: Connection): string {
	const domain = parseDomain(textSetting(connection, 'myDomain'));
	if (domain !== undefined) return `${domain}.my.salesforce.com`;
	throw new IntegrationError(vendor, {
		class: 'auth',
		code: 'domainInvalid',
		message: 'The Salesforce credential does not contain a My Domain address',
		hint: 'Open the credential and write the address as Setup → My Domain shows it, e.g. loja.my.salesforce.com',
	});
}
