import type { ShopContext } from '../context.mts';
import { connection, type PageArguments, type Sorting } from '../graphql/connection.mts';
import { refuseArguments } from '../graphql/errors.mts';
import { searchOf } from '../graphql/searchNotes.mts';
import { compares, matches } from '../search/parse.mts';
import { gid } from '../state/ids.mts';
import type { FulfillmentOrder, Order } from '../state/order.mts';
import { apiTime } from '../state/time.mts';
import { fulfillmentStatusOf, totalsOf } from '../state/totals.mts';
import { addressView } from './address.mts';
import { customerView } from './customer.mts';
import { fulfillmentOrderView, fulfillmentView } from './fulfillment.mts';
import { discountView, lineItemView } from './lineItem.mts';
import { metafieldMembers } from './metafield.mts';
import { moneyBag, moneyV2 } from './money.mts';
import { orderMoney } from './orderMoney.mts';
import { returnStatusOf, returnView } from './return.mts';
import { suggestedRefundView } from './suggestedRefund.mts';
import { taxLineViews } from './taxLine.mts';
import { refundView, transactionView } from './transaction.mts';

const byId: Sorting<{ id: string }> = { value: () => 0, id: ({ id }) => id };

const timeOrNull = (at: number | null) => (at === null ? null : apiTime(at));

export function orderView(context: ShopContext, order: Order) {
  const addressId = order.customer?.addressId ?? order.id;
  return {
    __typename: 'Order',
    id: gid('Order', order.id),
    legacyResourceId: order.id,
    ...plainMembers(order),
    ...orderMoney(order),
    ...metafieldMembers(context, gid('Order', order.id)),
    ...connections(context, order),
    customer: () => (order.customer ? customerView(context, order.customer) : null),
    billingAddress: () => addressView(order.billing, addressId),
    shippingAddress: () => addressView(order.shipping, addressId),
    displayAddress: () => addressView(order.shipping ?? order.billing, addressId),
    returns: (args: PageArguments) => connection(order.returns, args, byId, (one) => returnView(context, order, one)),
    statusPageUrl: `https://${context.shop}/orders/${order.token}/authenticate`,
    shippingLine: () => shippingLineView(order),
    transactions: (args: { first?: number | null }) => {
      refuseArguments('Order.transactions', args, ['capturable', 'manuallyResolvable']);
      return order.transactions.slice(0, args.first ?? undefined).map((one) => transactionView(context, order, one));
    },
    suggestedRefund: (args: Record<string, unknown>) => suggestedRefundView(context, order, args),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((one) => refundView(context, order, one)),
    fulfillments: (args: { first?: number | null }) => {
      refuseArguments('Order.fulfillments', args, ['query']);
      return order.fulfillments.slice(0, args.first ?? undefined).map((one) => fulfillmentView(context, order, one));
    },
  };
}

function plainMembers(order: Order) {
  const { units, outstanding, tax, currentTax } = totalsOf(order);
  const status = fulfillmentStatusOf(order);
  return {
    name: `#${order.number}`,
    number: order.number,
    createdAt: apiTime(order.createdAt),
    processedAt: apiTime(order.createdAt),
    updatedAt: apiTime(order.updatedAt),
    cancelledAt: timeOrNull(order.cancelledAt),
    cancelReason: order.cancelReason,
    closedAt: timeOrNull(order.closedAt),
    closed: order.closedAt !== null,
    confirmed: true,
    confirmationNumber: order.token.slice(0, 9).toUpperCase(),
    edited: order.edited,
    test: order.test,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags.toSorted(),
    customAttributes: order.attributes,
    currencyCode: order.currencies.shop,
    presentmentCurrencyCode: order.currencies.presentment,
    customerLocale: 'pt-BR',
    sourceName: order.source,
    sourceIdentifier: null,
    poNumber: null,
    displayFinancialStatus: order.financial,
    displayFulfillmentStatus: status,
    fulfillable: status !== 'FULFILLED' && order.cancelledAt === null,
    fullyPaid: outstanding === 0,
    unpaid: order.financial === 'PENDING',
    canMarkAsPaid: order.financial === 'PENDING',
    canNotifyCustomer: order.email !== null,
    capturable: false,
    refundable: order.financial === 'PAID' || order.financial === 'PARTIALLY_REFUNDED',
    requiresShipping: order.lines.some(({ requiresShipping }) => requiresShipping),
    returnStatus: returnStatusOf(order),
    taxesIncluded: order.taxesIncluded,
    taxExempt: false,
    taxLines: taxLineViews(order, tax),
    currentTaxLines: taxLineViews(order, currentTax),
    dutiesIncluded: false,
    estimatedTaxes: false,
    discountCode: order.discount?.code ?? null,
    discountCodes: order.discount ? [order.discount.code] : [],
    paymentGatewayNames: order.payments.map(({ gateway }) => gateway),
    customerAcceptsMarketing: false,
    billingAddressMatchesShippingAddress: order.shipping === order.billing,
    merchantEditable: order.cancelledAt === null,
    fulfillmentsCount: { count: order.fulfillments.length, precision: 'EXACT' },
    transactionsCount: { count: order.transactions.length, precision: 'EXACT' },
    restockable: units > 0,
  };
}

const localizedTitles: Readonly<Record<string, string>> = { TAX: 'CPF/CNPJ', SHIPPING: 'CPF/CNPJ' };

/** All but the last two characters may be hidden from an app. */
const masked = (value: string): string => value.replace(/[0-9A-Z](?=.{2})/gi, '*');

function localizedFields({ options }: ShopContext, order: Order) {
  return order.localizedFields.map(({ key, value: written }) => {
    const value = options.maskedLocalizedFields ? masked(written) : written;
    const purpose = key.startsWith('TAX') ? 'TAX' : 'SHIPPING';
    return { id: key, countryCode: key.slice(-2), key, purpose, title: localizedTitles[purpose], value };
  });
}

function searchWork(context: ShopContext, order: Order, query: string | null | undefined): FulfillmentOrder[] {
  const search = searchOf(context, 'fulfillmentOrders', query, ['status', 'id']);
  return order.fulfillmentOrders.filter((one) =>
    matches(search, (term) => (term.field === 'status' ? compares(one.status, term) : term.field !== 'id' || compares(one.id, term))),
  );
}

function connections(context: ShopContext, order: Order) {
  return {
    lineItems: (args: PageArguments) => connection(order.lines, args, byId, (line) => lineItemView(context, order, line)),
    nonFulfillableLineItems: (args: PageArguments) =>
      connection(
        order.lines.filter(({ requiresShipping }) => !requiresShipping),
        args,
        byId,
        (line) => lineItemView(context, order, line),
      ),
    fulfillmentOrders: (args: PageArguments & { query?: string | null }) =>
      connection(searchWork(context, order, args.query), args, byId, (one) => fulfillmentOrderView(context, order, one)),
    shippingLines: (args: PageArguments) =>
      connection(order.shippingLine ? [order.shippingLine] : [], args, byId, () => shippingLineView(order)),
    discountApplications: (args: PageArguments) => connection(order.discount ? [{ id: '0' }] : [], args, byId, () => discountView(order)),
    localizedFields: (args: PageArguments & { countryCodes?: string[]; purposes?: string[] }) =>
      connection(
        localizedFields(context, order)
          .filter(({ countryCode }) => !args.countryCodes || args.countryCodes.includes(countryCode))
          .filter(({ purpose }) => !args.purposes || args.purposes.includes(purpose)),
        args,
        byId,
        (field) => field,
      ),
  };
}

function shippingLineView(order: Order) {
  const line = order.shippingLine;
  if (!line) return null;
  return {
    __typename: 'ShippingLine',
    id: gid('ShippingLine', line.id),
    title: line.title,
    code: line.code,
    source: 'shopify',
    custom: false,
    carrierIdentifier: null,
    deliveryCategory: null,
    phone: null,
    isRemoved: line.removed,
    shippingRateHandle: null,
    taxLines: [],
    originalPriceSet: moneyBag(order, line.price),
    originalPrice: moneyV2(order, line.price),
    discountedPriceSet: moneyBag(order, line.price - line.discount),
    discountedPrice: moneyV2(order, line.price - line.discount),
    currentDiscountedPriceSet: moneyBag(order, totalsOf(order).currentShipping),
    discountAllocations:
      line.discount > 0 ? [{ allocatedAmountSet: moneyBag(order, line.discount), discountApplication: discountView(order) }] : [],
  };
}
