import { asText } from '../../../runtime/client/json';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { listForms } from './forms';

interface Choice {
	id: string;
	name: string;
}

/** The pages that the login manages. */
export async function pagesOf(connection: Connection): Promise<Choice[]> {
	return choices(await openApi(connection).list('user', '/me/accounts', { fields: 'id,name' }));
}

/** The page's forms that take answers. */
export async function formsOf(connection: Connection, page: string): Promise<Choice[]> {
	return choices((await listForms(openApi(connection), page)).filter(({ status }) => status === 'ACTIVE'));
}

function choices(rows: readonly Record<string, unknown>[]): Choice[] {
	return rows.flatMap(({ id, name }) => {
		const value = asText(id);
		return value === null ? [] : [{ id: value, name: asText(name) ?? value }];
	});
}
