import type { ShopContext } from '../context.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { gid } from '../state/ids.mts';
import type { Order, OrderReturn } from '../state/order.mts';
import { apiTime } from '../state/time.mts';
import { lineItemView } from './lineItem.mts';

const byId = { value: () => 0, id: ({ id }: { id: string }) => id };

export function returnView(context: ShopContext, order: Order, one: OrderReturn) {
  return {
    __typename: 'Return',
    id: gid('Return', one.id),
    name: one.name,
    status: one.status,
    createdAt: apiTime(one.createdAt),
    closedAt: one.closedAt === null ? null : apiTime(one.closedAt),
    totalQuantity: one.lines.reduce((total, { quantity }) => total + quantity, 0),
    order: () => context.orderView(order),
    returnLineItems: (args: PageArguments) =>
      connection(one.lines, args, byId, (line) => ({
        __typename: 'ReturnLineItem',
        id: gid('ReturnLineItem', line.id),
        quantity: line.quantity,
        returnReason: line.reason,
        returnReasonNote: '',
        fulfillmentLineItem: () => ({
          __typename: 'FulfillmentLineItem',
          quantity: line.quantity,
          lineItem: lineItemView(context, order, order.lines.find(({ id }) => id === line.lineId)!),
        }),
      })),
  };
}

export function returnStatusOf({ returns }: Order): string {
  const has = (status: OrderReturn['status']) => returns.some((one) => one.status === status);
  if (has('OPEN')) return 'IN_PROGRESS';
  if (has('REQUESTED')) return 'RETURN_REQUESTED';
  return has('CLOSED') ? 'RETURNED' : 'NO_RETURN';
}
