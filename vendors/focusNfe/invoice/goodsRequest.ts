import type { Order } from '../../../domain/documents/order';
import type { GoodsTaxes, IssueRequest } from '../../../domain/ports/invoiceIssuer';

/** A request that has what an invoice for goods (NF-e, NFC-e) needs; see `requireGoods`. */
export type GoodsRequest = IssueRequest & { order: Order; taxes: GoodsTaxes };

/** Where the invoice says that the buyer lives. */
export function addressOf({ billingAddress, shippingAddress }: Order): Order['shippingAddress'] {
	return billingAddress ?? shippingAddress;
}
