/** Who may ask: the consumer key is the user of Basic authentication, the consumer secret its password, over https only. */
import type { Incoming } from '../../http/app.mts';
import { fault, refuse } from './answers.mts';
import type { Context } from './context.mts';

export interface WooCommerceSecrets {
  /** `ck_…` */
  readonly consumerKey: string;
  /** `cs_…` */
  readonly consumerSecret: string;
}

const denied = (message: string) => refuse(fault(401, 'woocommerce_rest_authentication_error', message));

export function checkLogin(context: Context, { method, url, headers }: Incoming, secrets: WooCommerceSecrets): void {
  const asked = url.searchParams.get('consumer_secret');
  // Where the host drops the header, the vendor names the query as the way out; elsewhere it is a secret given away.
  if (asked !== null && !context.dropsAuthorization)
    context.violation('secret-in-url', 'the secret in the URL stands in every log on the way');
  if (url.protocol !== 'https:') context.violation('plain-http', 'Basic authentication over http');
  const header = context.dropsAuthorization ? '' : (headers.get('authorization') ?? '');
  const login = loginOf(/^Basic (.+)$/.exec(header)?.[1], url.searchParams);
  if (login === undefined || url.protocol !== 'https:') {
    // Whose header was dropped on the way is not to blame.
    if (!context.dropsAuthorization || !headers.has('authorization')) context.violation('no-login', 'a call without a login over https');
    refuse(fault(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'));
  }
  const [key, secret] = login!;
  if (context.keyRevoked || key !== secrets.consumerKey) denied('Consumer key is invalid.');
  if (secret !== secrets.consumerSecret) denied('Consumer secret is invalid.');
  if (context.permissions === 'read' && method !== 'GET') denied('The API key provided does not have write permissions.');
}

/** Key and secret of the header, or else of the query. */
function loginOf(encoded: string | undefined, query: URLSearchParams): readonly [string, string] | undefined {
  const [key, secret] =
    encoded === undefined
      ? [query.get('consumer_key'), query.get('consumer_secret')]
      : Buffer.from(encoded, 'base64').toString().split(':');
  return key && secret ? [key, secret] : undefined;
}

/** The key acts as its user: it stays good when he loses his role, and may no longer do anything. */
export function checkRights({ rights }: Context, { method }: Incoming, operation: string): void {
  if (rights === 'all') return;
  const verb = method === 'GET' ? (operation.endsWith('.list') ? 'list' : 'view') : operation.endsWith('.create') ? 'create' : 'edit';
  const code = verb === 'list' ? 'view' : verb;
  refuse(fault(403, `woocommerce_rest_cannot_${code}`, `Sorry, you cannot ${verb} ${verb === 'list' ? 'resources' : 'this resource'}.`));
}
