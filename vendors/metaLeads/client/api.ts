import { hashed } from '../../../runtime/client/accountName';
import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { requireSettings } from '../../../runtime/client/settings';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { hmac } from '../../../runtime/webhooks/signature';
import { classify } from './classify';
import { limits, vendor } from './vendor';

const profile: VendorProfile = { ...vendor, name: 'Meta', limits, classify: requiringObjects(vendor, classify) };

const defaultVersion = 'v26.0';

/** In whose name a call is made: the person's (or system user's) whose token is in the credential, the app's, or a page's, by its id. */
export type Caller = 'user' | 'app' | { page: string };

export type Call = Omit<ApiRequest, 'url' | 'withoutLogin'> & { path: string };

/** The Graph API as its adapter uses it: paths behind the version. */
export interface MetaApi {
	readonly connection: Connection;
	readonly appId: string;
	ask(caller: Caller, call: Call): Promise<Json>;
	/** Every row of a list, page by page. */
	list(caller: Caller, path: string, query: Record<string, string>): Promise<Json[]>;
}

/** A page's token comes from the credential's and lives as long. */
const pageTokens = new RecentAnswers<string>();

const pageSize = 100;
const maxPages = 100;

export function openApi(connection: Connection): MetaApi {
	requireSettings(connection, vendor, { appId: 'App ID', appSecret: 'App Secret', accessToken: 'Access Token' });
	const client = createApiClient(connection, profile);
	const [appId, appSecret, userToken] = ['appId', 'appSecret', 'accessToken'].map((name) => textSetting(connection, name)) as [
		string,
		string,
		string,
	];
	const version = textSetting(connection, 'apiVersion') || defaultVersion;
	// An app may demand it; a stolen token is of no use without it then (Meta documentation, "Secure requests").
	const proofOf = (token: string) => hmac('sha256', appSecret, token).toString('hex');

	const send = async (token: string, { path, query, headers, ...rest }: Call): Promise<Json> => {
		const isUser = token === userToken;
		const proof = token.startsWith(`${appId}|`) ? {} : { appsecret_proof: proofOf(token) };
		const own = isUser ? {} : { withoutLogin: true as const };
		const login = isUser ? headers : { ...headers, Authorization: `Bearer ${token}` };
		const url = `https://graph.facebook.com/${version}${path}`;
		return asRecord((await client({ ...rest, ...own, url, query: { ...query, ...proof }, headers: login })).body);
	};

	const tokenOf = async (caller: Caller): Promise<string> => {
		if (caller === 'user') return userToken;
		if (caller === 'app') return `${appId}|${appSecret}`;
		return await pageTokens.get(hashed([appId, userToken, caller.page]), connection.clock, async () => {
			const page = await send(userToken, { method: 'GET', path: `/${caller.page}`, query: { fields: 'access_token' }, safety: 'read' });
			const token = asText(page.access_token);
			if (token === null) throw noPageToken();
			return token;
		});
	};

	const ask: MetaApi['ask'] = async (caller, call) => await send(await tokenOf(caller), call);

	return {
		connection,
		appId,
		ask,
		async list(caller, path, query) {
			const rows: Json[] = [];
			let after: string | null = null;
			for (let count = 0; count < maxPages; count++) {
				const asked: Record<string, string | number> = { ...query, limit: pageSize, ...(after === null ? {} : { after }) };
				const { data, paging } = await ask(caller, { method: 'GET', path, query: asked, safety: 'read' });
				if (!Array.isArray(data)) break;
				rows.push(...asRecords(data));
				if (asText(asRecord(paging).next) === null) return rows;
				after = asText(asRecord(asRecord(paging).cursors).after);
				if (after === null) break;
			}
			throw unreadableAnswer(vendor, 'transient', 'a list', ['data', 'paging']);
		},
	};
}

function noPageToken(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'auth',
		code: 'pageNotManaged',
		message: 'The access token in the Meta Lead Ads credential may not act for this page',
		hint: 'Give the system user full control of the page (Meta Business Suite → Settings → System Users → Add Assets), then make a new token',
	});
}
