/** The code of a store owner's consent becomes an access token, once. */
import { z } from 'zod';
import { parseJson, type Answer } from '../../../http/answer.mts';
import type { Incoming } from '../../../http/app.mts';
import type { Context } from '../context.mts';
import { ok } from './answers.mts';

export const tokenPath = '/apps/authorize/token';

const shape = z.object({
  client_id: z.union([z.string(), z.number()]),
  client_secret: z.string(),
  grant_type: z.literal('authorization_code'),
  code: z.string(),
});

const fault = (error: string, description: string): Answer => ({ status: 200, body: { error, error_description: description } });

export function exchange(context: Context, { method, body, headers }: Incoming): Answer {
  const isForm = headers.get('content-type')?.includes('x-www-form-urlencoded') ?? false;
  const parsed = shape.safeParse(isForm ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body));
  if (method !== 'POST' || !parsed.success) {
    context.violation('token-request', 'no code, id, secret and grant type');
    return fault('invalid_request', 'The request is missing a parameter.');
  }
  const { client_id: id, client_secret: secret, code } = parsed.data;
  if (String(id) !== context.secrets.clientId || secret !== context.secrets.clientSecret)
    return fault('invalid_client', 'The client credentials are invalid.');
  if (!context.codes.delete(code)) return fault('invalid_grant', "Authorization code doesn't exist or is invalid for the client.");
  context.installed = true;
  return ok({
    access_token: context.secrets.accessToken,
    token_type: 'bearer',
    scope: context.settings.scopes.join(','),
    user_id: Number(context.secrets.storeId),
  });
}
