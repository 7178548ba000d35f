/** What is sold: only read, and only in a list. Whatever is not asked for by `active` is there, archived or not. */
import type { Line, Session } from '../model/state.mts';
import { productView } from '../views/session.mts';
import { answer, ofMode, path, type Call, type Route } from './call.mts';
import { invalid } from './errors.mts';
import { textOf, textsOf } from './form.mts';
import { listParameters, pageOf } from './lists.mts';

interface Sold {
  readonly id: string;
  readonly createdAt: number;
  readonly session: Session;
  readonly line: Line;
}

const soldIn = ({ context, livemode }: Call): Sold[] => {
  const lines = ofMode(context.state.sessions.values(), livemode).flatMap((session) =>
    session.lines.map((line): Sold => ({ id: line.product.id, createdAt: session.createdAt, session, line })),
  );
  return [...new Map(lines.map((one) => [one.id, one])).values()];
};

export const productRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: path('/products'),
    name: 'product.list',
    resource: 'products',
    params: [...listParameters, 'active', 'ids', 'shippable', 'type', 'url'],
    handle: (call) => {
      const { params } = call;
      if (params.ids !== undefined && (params.starting_after ?? params.ending_before) !== undefined)
        invalid('You cannot use ids together with starting_after or ending_before.', 'ids');
      const ids = textsOf(params.ids);
      const active = textOf(params.active);
      const rows = soldIn(call)
        .filter(({ id }) => params.ids === undefined || ids.includes(id))
        .filter(({ line }) => active === undefined || String(line.product.active) === active);
      return answer(
        call,
        pageOf('/v1/products', rows, params, ({ session, line }) => productView(session, line)),
      );
    },
  },
];
