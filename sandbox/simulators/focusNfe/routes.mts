/** Every operation of the API that is simulated: its name in the world, its path, the shape of its body and its handler. */
import type { z } from 'zod';
import { Refusal } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import type { ShapeFault } from '../../http/shape.mts';
import { cancelGoods, correctGoods, mailGoods } from './afterwards.mts';
import { invalidParameter, notFound, ok } from './answers.mts';
import type { Context } from './context.mts';
import { createGoods, getGoods } from './goods.mts';
import { nfceShape, nfeShape } from './goodsShape.mts';
import type { Call, Handler } from './handler.mts';
import { createHook, deleteHook, getHook, listHooks } from './hooks.mts';
import { isGoods } from './model.mts';
import type { GoodsInvoice, GoodsKind, Invoice, ServiceKind } from './model.mts';
import { cancelShape, correctionShape, hookShape, mailShape, voidShape } from './otherShapes.mts';
import { cancelService, createService } from './services.mts';
import { nfseShape, nfsenShape } from './serviceShapes.mts';
import { getPostalCode, getTown, listTowns } from './towns.mts';
import { view } from './views.mts';
import { voidNumbers } from './voiding.mts';

export interface Route {
  readonly name: string;
  readonly method: string;
  /** Its one group is the ref or id. */
  readonly pattern: RegExp;
  readonly handle: Handler;
  readonly shape?: z.ZodType;
  /** How a body that breaks the shape is refused, where not as an NF-e is. */
  readonly refusal?: (faults: readonly ShapeFault[]) => Answer;
  /** The ref stands in the query and names a document to be made. */
  readonly makes?: boolean;
}

/** The document that the path names, of the kind that the path speaks of. */
function invoiceOf({ account, ref }: Call, kind: Invoice['kind']): Invoice {
  const invoice = account.invoices.get(ref);
  if (!invoice || invoice.kind !== kind) throw new Refusal(notFound());
  return invoice;
}

type GoodsHandler = (context: Context, call: Call, invoice: GoodsInvoice) => Answer;

const onGoods =
  (kind: GoodsKind, handle: GoodsHandler): Handler =>
  (context, call) =>
    handle(context, call, invoiceOf(call, kind) as GoodsInvoice);

const named = (kind: string, rest = '') => new RegExp(`^/v2/${kind}/([^/]+)${rest}$`);
const bare = (path: string) => new RegExp(`^/v2/${path}$`);

function goodsRoutes(kind: GoodsKind, shape: z.ZodType): Route[] {
  return [
    {
      name: `${kind}.create`,
      method: 'POST',
      pattern: bare(kind),
      shape,
      makes: true,
      handle: (context, call) => createGoods(context, call, kind),
    },
    {
      name: `${kind}.void`,
      method: 'POST',
      pattern: bare(`${kind}/inutilizacao`),
      shape: voidShape,
      handle: (context, call) => voidNumbers(context, call, kind),
    },
    {
      name: `${kind}.get`,
      method: 'GET',
      pattern: named(kind),
      handle: onGoods(kind, (_context, call, invoice) => getGoods(call, invoice)),
    },
    { name: `${kind}.cancel`, method: 'DELETE', pattern: named(kind), shape: cancelShape, handle: onGoods(kind, cancelGoods) },
    { name: `${kind}.mail`, method: 'POST', pattern: named(kind, '/email'), shape: mailShape, handle: onGoods(kind, mailGoods) },
  ];
}

function serviceRoutes(kind: ServiceKind, shape: z.ZodType): Route[] {
  const find = (call: Call) => {
    const invoice = invoiceOf(call, kind);
    if (isGoods(invoice)) throw new Refusal(notFound());
    return invoice;
  };
  return [
    {
      name: `${kind}.create`,
      method: 'POST',
      pattern: bare(kind),
      shape,
      refusal: invalidParameter,
      makes: true,
      handle: (context, call) => createService(context, call, kind),
    },
    { name: `${kind}.get`, method: 'GET', pattern: named(kind), handle: (_context, call) => ok(view(call.account, find(call))) },
    {
      name: `${kind}.cancel`,
      method: 'DELETE',
      pattern: named(kind),
      shape: cancelShape,
      refusal: invalidParameter,
      handle: (context, call) => cancelService(context, call, find(call)),
    },
  ];
}

export const routes: readonly Route[] = [
  ...goodsRoutes('nfe', nfeShape),
  ...goodsRoutes('nfce', nfceShape),
  {
    name: 'nfe.correct',
    method: 'POST',
    pattern: named('nfe', '/carta_correcao'),
    shape: correctionShape,
    handle: onGoods('nfe', correctGoods),
  },
  ...serviceRoutes('nfse', nfseShape),
  ...serviceRoutes('nfsen', nfsenShape),
  { name: 'postalCode.get', method: 'GET', pattern: named('ceps'), handle: getPostalCode },
  { name: 'town.list', method: 'GET', pattern: bare('municipios'), handle: listTowns },
  { name: 'town.get', method: 'GET', pattern: named('municipios'), handle: getTown },
  { name: 'hook.create', method: 'POST', pattern: bare('hooks'), shape: hookShape, handle: createHook },
  { name: 'hook.list', method: 'GET', pattern: bare('hooks'), handle: listHooks },
  { name: 'hook.get', method: 'GET', pattern: named('hooks'), handle: getHook },
  { name: 'hook.delete', method: 'DELETE', pattern: named('hooks'), handle: deleteHook },
];

export const findRoute = (method: string, path: string): Route | undefined =>
  routes.find((route) => route.method === method && route.pattern.test(path));

export const operationName = (method: string, path: string): string =>
  method === 'GET' && path.startsWith('/arquivos/') ? 'file.get' : (findRoute(method, path)?.name ?? 'unknown');
