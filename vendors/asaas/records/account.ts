import type { Connection } from '../../../runtime/client/connection';
import { openApi, type AsaasApi } from '../client/api';

/** An Asaas account with its API: what every operation works on. */
export interface Account extends AsaasApi {
	connection: Connection;
}

export function openAccount(connection: Connection): Account {
	return { ...openApi(connection), connection };
}
