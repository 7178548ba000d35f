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
  if (url.searchParams.has('consumer_secret')) context.violation('secret-in-url', 'the secret in the URL stands in every log on the way');
  if (url.protocol !== 'https:') context.violation('plain-http', 'Basic authentication over http');
  const encoded = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined || url.protocol !== 'https:') {
    context.violation('no-login', 'a call without Authorization: Basic over https');
    refuse(fault(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'));
  }
  const [key, secret] = Buffer.from(encoded!, 'base64').toString().split(':');
  if (key !== secrets.consumerKey) denied('Consumer key is invalid.');
  if (secret !== secrets.consumerSecret) denied('Consumer secret is invalid.');
  if (context.permissions === 'read' && method !== 'GET') denied('The API key provided does not have write permissions.');
}
