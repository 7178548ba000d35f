import { isState } from '../../../domain/values/postalAddress';
import { parseTaxId } from '../../../domain/values/taxId';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { requireSettings } from '../../../runtime/client/settings';
import { vendor } from './vendor';

/** The company that issues, as the credential names it; Focus NFe knows the rest of it. */
export interface Issuer {
	cnpj: string;
	/** UF. */
	state: string;
	/** Homologation: nothing that is issued counts. */
	isTest: boolean;
}

export function readIssuer(connection: Connection): Issuer {
	requireSettings(connection, vendor, { cnpj: 'CNPJ of the Company', state: 'State of the Company' });
	const taxId = parseTaxId(textSetting(connection, 'cnpj'));
	if (taxId?.type !== 'CNPJ') throw wrong('"CNPJ of the Company" is not a valid CNPJ');
	const state = textSetting(connection, 'state');
	if (!isState(state)) throw wrong('"State of the Company" is not a Brazilian state (UF)');
	return { cnpj: taxId.value, state, isTest: textSetting(connection, 'environment') === 'homologation' };
}

function wrong(what: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'auth',
		code: 'credentialIncomplete',
		message: `In the ${vendor.name} credential ${what}`,
		hint: 'Open the credential and correct the field',
	});
}
