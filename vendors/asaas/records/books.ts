import type { Connection } from '../../../runtime/client/connection';
import { openApi, type AsaasApi } from '../client/api';

/** An Asaas account with its API: what every operation works on. */
export interface Books extends AsaasApi {
	connection: Connection;
}

export function openBooks(connection: Connection): Books {
	return { ...openApi(connection), connection };
}
