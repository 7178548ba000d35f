import { textSetting, type Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { requireSettings } from '../../../runtime/client/settings';
import { vendor } from './vendor';

type Environment = 'production' | 'sandbox';

const baseUrls: Record<Environment, string> = {
	production: 'https://api.asaas.com/v3',
	sandbox: 'https://api-sandbox.asaas.com/v3',
};

/** Asaas documentation: what the keys of an environment begin with. Keys from before that have neither. */
const keyPrefixes: Record<Environment, string> = { production: '$aact_prod_', sandbox: '$aact_hmlg_' };

/** Where the credential's account lives; a key of the other environment is refused before Asaas has to. */
export function baseUrl(connection: Connection): string {
	requireSettings(connection, vendor, { apiKey: 'API Key' });
	const environment = textSetting(connection, 'environment') === 'sandbox' ? 'sandbox' : 'production';
	const other = environment === 'sandbox' ? 'production' : 'sandbox';
	if (textSetting(connection, 'apiKey').startsWith(keyPrefixes[other])) throw wrongEnvironment(environment, other);
	return baseUrls[environment];
}

function wrongEnvironment(chosen: Environment, actual: Environment): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'auth',
		code: 'invalid_environment',
		message: `The Asaas credential is set to ${chosen}, but its API key belongs to ${actual}`,
		hint: `Open the credential and switch "Environment" to ${actual}, or paste a key made in the ${chosen} panel`,
	});
}
