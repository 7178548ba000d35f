import type { ShopContext } from '../context.mts';
import { gid } from '../state/ids.mts';
import type { OrderCustomer } from '../state/order.mts';
import { addressView } from './address.mts';
import { metafieldMembers } from './metafield.mts';

export function customerView(context: ShopContext, customer: OrderCustomer) {
  const id = gid('Customer', customer.id);
  return {
    __typename: 'Customer',
    id,
    legacyResourceId: customer.id,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: `${customer.firstName} ${customer.lastName}`,
    email: customer.email,
    phone: customer.phone,
    defaultEmailAddress: customer.email ? { emailAddress: customer.email, validFormat: true, marketingState: 'NOT_SUBSCRIBED' } : null,
    defaultPhoneNumber: customer.phone ? { phoneNumber: customer.phone, marketingState: 'NOT_SUBSCRIBED' } : null,
    verifiedEmail: true,
    state: 'DISABLED',
    locale: 'pt-BR',
    note: null,
    tags: [],
    taxExempt: false,
    defaultAddress: () => addressView(customer.address, customer.addressId),
    ...metafieldMembers(context, id),
  };
}
