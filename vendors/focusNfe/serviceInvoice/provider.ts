import type { Problem } from '../../../domain/values/problem';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { missingSettings, requireSettings } from '../../../runtime/client/settings';
import type { Issuer } from '../client/issuer';
import { vendor } from '../client/vendor';

/** What an NFS-e says of the company that did the service (prestador), beyond what every invoice says of its issuer. */
export interface Provider extends Issuer {
	/** The town's name; Focus NFe knows its number. */
	city: string;
	/** Inscrição municipal; '' where the national system does not know the company by one. */
	municipalRegistration: string;
	regime: TaxRegime;
}

/** `simples`: a small company (ME or EPP) under Simples Nacional; `mei`: a single entrepreneur under it. */
export type TaxRegime = 'simples' | 'mei' | 'regular';

/** The town's own system (`/nfse`), or the one of the federal government (`/nfsen`). */
export type ServiceSystem = 'city' | 'national';

export function serviceSystem(connection: Connection): ServiceSystem {
	return textSetting(connection, 'serviceSystem') === 'national' ? 'national' : 'city';
}

export function readProvider(connection: Connection, issuer: Issuer): Provider {
	requireSettings(connection, vendor, needed(connection));
	const regime = textSetting(connection, 'taxRegime');
	return {
		...issuer,
		city: textSetting(connection, 'city'),
		municipalRegistration: textSetting(connection, 'municipalRegistration').replace(/[^0-9A-Za-z]/g, ''),
		regime: regime === 'mei' || regime === 'regular' ? regime : 'simples',
	};
}

/** What is missing in the credential for an NFS-e; other invoices do not need it. */
export function providerProblems(connection: Connection): Problem[] {
	return missingSettings(connection, needed(connection)).map((field) => ({ field, message: 'is missing in the credential' }));
}

/** Name in the credential → label on the screen. The national system knows many companies by their CNPJ alone. */
function needed(connection: Connection): Record<string, string> {
	const city = { city: 'City of the Company' };
	return serviceSystem(connection) === 'national' ? city : { ...city, municipalRegistration: 'Municipal Registration' };
}
