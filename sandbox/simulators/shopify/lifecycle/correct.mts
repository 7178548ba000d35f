/** The merchant corrects in the admin what the customer mistyped; the lines of an order are changed by an edit. */
import type { ShopContext } from '../context.mts';
import type { Order, OrderAddress } from '../state/order.mts';
import { announceOrder, touch } from './common.mts';

export interface Correction {
  /** What of the delivery address is another now. The billing address of an order stays as it is: nobody can change it. */
  readonly shipping?: Partial<OrderAddress>;
  /** CPF or CNPJ, typed where the checkout has asked for it, else into the additional details. */
  readonly taxId?: string;
}

export function correct(context: ShopContext, order: Order, { shipping, taxId }: Correction): void {
  if (shipping && order.shipping) order.shipping = { ...order.shipping, ...shipping };
  if (taxId !== undefined) typeTaxId(order, taxId);
  touch(context, order);
  announceOrder(context, order, ['orders/updated']);
}

function typeTaxId(order: Order, value: string): void {
  if (order.localizedFields.length > 0) {
    order.localizedFields = order.localizedFields.map(({ key }) => ({ key, value }));
    return;
  }
  const known = order.attributes.find(({ key }) => /cpf|cnpj|doc/i.test(key));
  const { key } = known ?? { key: 'CPF' };
  order.attributes = [...order.attributes.filter((each) => each !== known), { key, value }];
}
