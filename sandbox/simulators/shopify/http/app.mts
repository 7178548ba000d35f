/** The routes of a shop. */
import { Hono, type Context } from 'hono';
import { violate, type ShopContext } from '../context.mts';
import { answerGraphql } from './graphql.mts';
import { answerToken } from './token.mts';

export function createApp(context: ShopContext): Hono {
  const app = new Hono();
  app.use(async (request, next) => (new URL(request.req.url).hostname === context.shop ? next() : noSuchShop(request)));
  app.post('/admin/oauth/access_token', (request) => answerToken(context, request));
  app.post('/admin/api/:version/graphql.json', (request) => answerGraphql(context, request));
  app.notFound((request) => refuseRoute(context, request));
  app.onError((error, request) => {
    // A mistake of the simulator must not pass for a bad day of the vendor.
    violate(context, 'simulator-mistake', error.message);
    return request.json({ errors: 'Internal Server Error' }, 500);
  });
  return app;
}

/** The name of the shop is the user's to get right. */
const noSuchShop = (request: Context) => request.html('<html><body><h1>Sorry, this shop is currently unavailable.</h1></body></html>', 404);

function refuseRoute(context: ShopContext, request: Context): Response {
  const { method, path } = request.req;
  const rest = /^\/admin\/(api\/[^/]+\/)?[\w/]+\.json$/.test(path) && !path.endsWith('graphql.json');
  // Ids in the path are left out of the report.
  violate(context, rest ? 'rest-is-legacy' : 'unknown-route', `${method} ${path.replace(/\d{5,}/g, ':id')}`);
  return request.json({ errors: 'Not Found' }, 404);
}
