/** n8n's own nodes, out of the n8n that the end-to-end tests have installed. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
  ICredentialDataDecryptedObject,
  ICredentialType,
  IDataObject,
  IHttpRequestOptions,
  INodeExecutionData,
  INodeType,
} from 'n8n-workflow';
import type { MailServer } from '../../../sandbox/mail/server.mts';
import { toolCredentialData } from '../../../sandbox/n8n/toolCredentialData.mts';
import { hostSource, installedFolder } from '../../../sandbox/setup/paths.mts';
import type { World } from '../../../sandbox/world/world.mts';
import { runChain } from './engine.mts';

const base = join(installedFolder('host', hostSource()), 'node_modules/n8n-nodes-base');
const nodes = join(base, 'dist/nodes');

export const hasBuiltInNodes = existsSync(nodes);

const require = createRequire(import.meta.url);

/** By the name that stands in a workflow behind `n8n-nodes-base.`. */
export function loadByName(name: string): INodeType {
  const known = require(join(base, 'dist/known/nodes.json')) as Record<string, { className: string; sourcePath: string }>;
  const { className, sourcePath } = known[name]!;
  const classes = require(join(base, sourcePath)) as Record<string, new () => INodeType>;
  return new classes[className]!();
}

/** `Google/Sheet/GoogleSheets`. */
function load(path: string): INodeType {
  const name = path.split('/').at(-1)!;
  const classes = require(join(nodes, `${path}.node.js`)) as Record<string, new () => INodeType>;
  return new classes[name]!();
}

type Headers = (data: ICredentialDataDecryptedObject) => Record<string, string>;

/** n8n's own type names its headers by expressions, which this engine does without. */
const byHeader = (name: string, headers: Headers): ICredentialType => ({
  name,
  displayName: name,
  properties: [],
  authenticate: (data: ICredentialDataDecryptedObject, options: IHttpRequestOptions) =>
    Promise.resolve({ ...options, headers: { ...options.headers, ...headers(data) } }),
});
const byOAuth = (name: string, parent: string): ICredentialType => ({ name, displayName: name, properties: [], extends: [parent] });

/** Of n8n's own nodes. */
export const credentialTypes: readonly ICredentialType[] = [
  byHeader('hubspotAppToken', ({ appToken }) => ({ Authorization: `Bearer ${String(appToken)}` })),
  byHeader('slackApi', ({ accessToken }) => ({ Authorization: `Bearer ${String(accessToken)}` })),
  byHeader('notionApi', ({ apiKey }) => ({ Authorization: `Bearer ${String(apiKey)}` })),
  byHeader('sendInBlueApi', ({ apiKey }) => ({ 'api-key': String(apiKey) })),
  byHeader('mailchimpApi', ({ apiKey }) => ({ Authorization: `apikey ${String(apiKey)}` })),
  byHeader('pipedriveApi', ({ apiToken }) => ({ 'x-api-token': String(apiToken) })),
  byHeader('stripeApi', ({ secretKey }) => ({ Authorization: `Bearer ${String(secretKey)}` })),
  byHeader('wooCommerceApi', ({ consumerKey, consumerSecret }) => ({
    Authorization: `Basic ${Buffer.from(`${String(consumerKey)}:${String(consumerSecret)}`).toString('base64')}`,
  })),
  byOAuth('googleCalendarOAuth2Api', 'googleOAuth2Api'),
  byOAuth('googleSheetsOAuth2Api', 'googleOAuth2Api'),
  byOAuth('salesforceOAuth2Api', 'oAuth2Api'),
];

const google = { accessTokenUrl: 'https://oauth2.googleapis.com/token', grantType: 'authorizationCode', authentication: 'body' };

/** What n8n fills into a login where nobody touched it. */
export const defaults: Readonly<Record<string, object>> = {
  googleCalendarOAuth2Api: google,
  googleSheetsOAuth2Api: google,
  salesforceOAuth2Api: { accessTokenUrl: 'https://login.salesforce.com/services/oauth2/token', grantType: 'pkce', authentication: 'body' },
};

export interface BuiltIn {
  readonly path: string;
  readonly typeVersion: number;
  readonly credentialType: string;
}

export interface Ended {
  readonly items: readonly IDataObject[];
  readonly error: string | undefined;
}

/** A runner of one node with the sandbox's login: parameters in, items or the error's text out. */
export function builtIn(world: World, { path, typeVersion, credentialType }: BuiltIn, mail?: MailServer) {
  const data = { ...defaults[credentialType], ...toolCredentialData(world, mail)[credentialType]!.data };
  const type = path.split('/').at(-1)!;
  const nodeTypes = { [type]: load(path) };
  return async (parameters: object, items: readonly INodeExecutionData[] = [{ json: {} }]): Promise<Ended> => {
    const credentials = { [credentialType]: { type: credentialType, data: data as ICredentialDataDecryptedObject } };
    const node = {
      type,
      typeVersion,
      parameters: parameters as never,
      credentials: { [credentialType]: { id: credentialType, name: credentialType } },
    };
    const { output, error } = await runChain({ nodeTypes, credentialTypes, credentials, chain: [node], items });
    const said = error && `${error.message} ${error.description ?? ''}`.trim();
    return { items: output(type).map(({ json }) => json), error: said };
  };
}
