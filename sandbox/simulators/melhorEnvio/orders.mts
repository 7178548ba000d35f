/** Looking labels up. */
import { Hono } from 'hono';
import { bareDigits } from '../../carriers/brazil.mts';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { orderBody } from './orderBody.mts';
import { paginate } from './paging.mts';
import { invalid, json, notFound } from './replies.mts';
import type { Order } from './state.mts';

export function orderRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  const newestFirst = () => [...simulation.state.orders.values()].reverse();

  app.get('/orders', needs(simulation, 'orders-read'), (call) => {
    const status = call.req.query('status');
    const rows = newestFirst().filter((order) => status === undefined || order.status === status);
    return json(paginate(rows.map(orderBody), call.req.url));
  });
  app.get('/orders/search', needs(simulation, 'orders-read'), (call) => {
    const query = (call.req.query('q') ?? '').trim();
    if (query === '') {
      simulation.violation('search-query', 'q is mandatory');
      return invalid({ q: ['O campo q é obrigatório.'] });
    }
    return json(
      newestFirst()
        .filter((order) => matches(simulation, order, query))
        .map(orderBody),
    );
  });
  app.get('/orders/:id', needs(simulation, 'orders-read'), (call) => {
    const order = simulation.state.orders.get(call.req.param('id'));
    return order ? json(orderBody(order)) : notFound();
  });
  return app;
}

/** Identifiers match whole, names in part; tags and invoice keys match whole, where the option says that they do at all. */
function matches({ options }: Simulation, order: Order, query: string): boolean {
  const identifiers = [order.id, order.protocol, order.tracking, order.selfTracking, order.to.email];
  if (identifiers.includes(query)) return true;
  const documents = [order.to.document, order.to.company_document].map((document) => bareDigits(document ?? ''));
  if (/^[\d./-]{11,}$/.test(query) && documents.includes(bareDigits(query))) return true;
  if (order.to.name.toLowerCase().includes(query.toLowerCase())) return true;
  if (options.searchFindsTags === false) return false;
  return order.invoiceKey === query || order.tags.some(({ tag }) => tag === query);
}
