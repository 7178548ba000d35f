/** POST /admin/oauth/access_token: the client credentials grant, as a form or as JSON. */
import type { Context } from 'hono';
import { violate, type ShopContext } from '../context.mts';
import { tokenLifetime } from './credentials.mts';

type Fields = Readonly<Record<string, unknown>>;

export async function answerToken(context: ShopContext, request: Context): Promise<Response> {
  const fields = fieldsOf(request.req.header('content-type') ?? '', await request.req.text());
  if (!fields) return malformed(context, request, 'the body is neither a form nor JSON');
  const { grant_type: grant, client_id: id, client_secret: secret } = fields;
  if (!id || !secret) return malformed(context, request, 'client_id or client_secret is missing');
  if (grant !== 'client_credentials') {
    violate(context, 'token-grant', 'grant_type is not client_credentials');
    return request.json({ error: 'unsupported_grant_type', error_description: 'The grant type is not supported' }, 400);
  }
  return granted(context, request, String(id), String(secret));
}

/** Wrong credentials come in three shapes: a page, plain text and JSON. They are a user's mistake, not the client's. */
function granted(context: ShopContext, request: Context, id: string, secret: string): Response | Promise<Response> {
  if (id !== context.credentials.clientId) {
    return request.html(
      '<html><body><h1>Oauth error application_cannot_be_found</h1><p>Could not find Shopify API application</p></body></html>',
      400,
    );
  }
  if (!context.state.installed) return request.text('Oauth error app_not_installed: the app is not installed on this shop', 400);
  if (!context.credentials.acceptsSecret(secret)) {
    return request.json({ error: 'invalid_request', error_description: 'The client secret is invalid' }, 400);
  }
  return request.json({ access_token: context.credentials.issue(), scope: context.scopes.join(','), expires_in: tokenLifetime });
}

function malformed(context: ShopContext, request: Context, detail: string): Response {
  violate(context, 'token-request', detail);
  return request.json({ error: 'invalid_request', error_description: 'The request is missing a parameter' }, 400);
}

function fieldsOf(contentType: string, body: string): Fields | undefined {
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (!contentType.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(body) as Fields;
  } catch {
    return undefined;
  }
}
