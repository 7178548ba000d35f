import { textSetting, type Connection } from './connection';
import { IntegrationError } from '../errors/integrationError';
import type { Vendor } from './vendor';

/** Says which fields of the credential are empty before any call is made. `fields`: name in the credential → label on the screen. */
export function requireSettings(connection: Connection, vendor: Vendor, fields: Record<string, string>): void {
	const missing = missingSettings(connection, fields);
	if (missing.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'auth',
		code: 'credentialIncomplete',
		message: `The ${vendor.name} credential has no ${missing.map((label) => `"${label}"`).join(', ')}`,
		hint: 'Open the credential and fill in the field',
	});
}

/** Labels of the fields that are empty. */
export function missingSettings(connection: Connection, fields: Record<string, string>): string[] {
	return Object.keys(fields).flatMap((name) => (textSetting(connection, name) === '' ? [fields[name]!] : []));
}
