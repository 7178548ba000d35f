/** The way of a request through the shop: login, route, body, and then the operation itself. */
import type { Hono } from 'hono';
import { attempt, parseJson } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import type { Incoming } from '../../http/app.mts';
import { checkLogin, checkRights } from './access.mts';
import type { WooCommerceSecrets } from './access.mts';
import { fault, faultAnswer, noRoute, refuse } from './answers.mts';
import type { Context } from './context.mts';
import { findRoute } from './routes.mts';

export const createServer = (context: Context, secrets: WooCommerceSecrets): Hono =>
  createApp((incoming) =>
    withNotice(
      context,
      attempt(() => serve(context, secrets, incoming)),
    ),
  );

/** Where PHP shows its notices, they come first. */
function withNotice({ htmlBeforeJson }: Context, answer: Answer): Answer {
  if (!htmlBeforeJson || typeof answer.body !== 'object') return answer;
  const notice = '<br />\n<b>Deprecated</b>:  Creation of dynamic property is deprecated in <b>plugin.php</b> on line <b>71</b><br />\n';
  return { ...answer, body: notice + JSON.stringify(answer.body), headers: { 'Content-Type': 'application/json', ...answer.headers } };
}

function serve(context: Context, secrets: WooCommerceSecrets, incoming: Incoming): Answer {
  const { method, url } = incoming;
  const route = findRoute(method, url.pathname);
  if (!route) {
    context.violation('unknown-route', `${method} ${url.pathname.replace(/\d+/g, '{id}')}`);
    return faultAnswer(noRoute());
  }
  checkLogin(context, incoming, secrets);
  checkRights(context, incoming, route.name);
  const ids = (route.pattern.exec(url.pathname) ?? []).slice(1).map(Number);
  return route.handle(context, {
    ids,
    url,
    query: url.searchParams,
    body: ['GET', 'DELETE'].includes(method) ? undefined : readBody(context, incoming),
  });
}

/** WordPress reads JSON only where the content type says so. */
function readBody(context: Context, { headers, body }: Incoming): unknown {
  const isJson = headers.get('content-type')?.includes('application/json') ?? false;
  const parsed = isJson ? parseJson(body) : undefined;
  if (typeof parsed === 'object' && parsed !== null) return parsed;
  context.violation('invalid-body', isJson ? 'no JSON' : 'a content type other than application/json');
  return refuse(fault(400, 'rest_invalid_json', 'Invalid JSON body passed.'));
}
