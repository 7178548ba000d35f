import { hashed, type Settings } from '../../../runtime/client/accountName';
import type { Connection } from '../../../runtime/client/connection';
import { textSetting } from '../../../runtime/client/connection';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';
import { IntegrationError } from '../../../runtime/errors/integrationError';

export const vendor = { id: 'pipedrive', name: 'Pipedrive' } as const satisfies Vendor;

/** What the smallest plan may do with a token (Pipedrive, "Rate limiting"). How much a day depends on plan and seats: Pipedrive tells by refusing. */
export const limits: readonly RateLimit[] = [{ requests: 20, perMs: 2000 }];

/** Whatever the plan. */
export const searchLimits: readonly RateLimit[] = [{ requests: 10, perMs: 2000 }];

export const personsPath = '/api/v2/persons';

export const leadsPath = '/api/v1/leads';

export const notesPath = '/api/v1/notes';

const domainForm = /^(?:https:\/\/)?([a-z0-9][a-z0-9-]*)(?:\.pipedrive\.com)?(?:\/.*)?$/;

/** `loja` of `loja.pipedrive.com`, also where the whole address was copied. */
export function parseDomain(written: string): string | undefined {
	return domainForm.exec(written.trim().toLowerCase())?.[1];
}

export function accountOf({ companyDomain }: Settings): string | undefined {
	const domain = typeof companyDomain === 'string' ? parseDomain(companyDomain) : undefined;
	return domain === undefined ? undefined : hashed([domain]);
}

/** The token is sent there, so a credential that names no company's own address is refused. */
export function hostOf(connection: Connection): string {
	const domain = parseDomain(textSetting(connection, 'companyDomain'));
	if (domain !== undefined) return `${domain}.pipedrive.com`;
	throw new IntegrationError(vendor, {
		class: 'auth',
		code: 'domainInvalid',
		message: 'The Pipedrive credential does not contain a company domain',
		hint: 'Open the credential and write what stands before .pipedrive.com in the address of your Pipedrive, e.g. loja',
	});
}
