/** `abandonedCheckouts(query:)`: abandoned and recovered ones alike. */
import type { ShopContext } from '../context.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { notSimulated, refuseArguments } from '../graphql/errors.mts';
import { searchOf } from '../graphql/searchNotes.mts';
import { instant } from '../search/orders.mts';
import { compares, matches, type Term } from '../search/parse.mts';
import type { Checkout } from '../state/checkout.mts';
import { checkoutView } from './view.mts';

type Arguments = PageArguments & { query?: string | null; sortKey: string };

const tests: Readonly<Record<string, (checkout: Checkout, term: Term) => boolean>> = {
  created_at: ({ createdAt }, term) => instant(createdAt, term),
  updated_at: ({ updatedAt }, term) => instant(updatedAt, term),
  id: ({ id }, term) => compares(id, term),
  recovery_state: ({ completedAt }, { value }) => (completedAt !== null) === (value === 'recovered'),
};

export function checkoutQueries(context: ShopContext) {
  return {
    abandonedCheckouts: (args: Arguments) => {
      refuseArguments('abandonedCheckouts', args, ['savedSearchId']);
      if (!['ID', 'CREATED_AT', 'CHECKOUT_ID'].includes(args.sortKey)) throw notSimulated(`abandonedCheckouts sorted by ${args.sortKey}`);
      const search = searchOf(context, 'abandonedCheckouts', args.query, Object.keys(tests), ['created_at', 'updated_at']);
      const found = [...context.state.checkouts.values()].filter((one) =>
        matches(search, (term) => tests[term.field ?? '']?.(one, term) ?? true),
      );
      const value = ({ createdAt }: Checkout) => (args.sortKey === 'CREATED_AT' ? createdAt : 0);
      return connection(found, args, { value, id: ({ id }) => id }, (one) => checkoutView(context, one));
    },
  };
}
