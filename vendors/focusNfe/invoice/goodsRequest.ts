import { icmsStanding } from '../../../domain/documents/customer';
import type { Order } from '../../../domain/documents/order';
import type { GoodsTaxes, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Issuer } from '../client/issuer';

/** A request that has what an invoice for goods (NF-e, NFC-e) needs; see `requireGoods`. */
export type GoodsRequest = IssueRequest & { order: Order; taxes: GoodsTaxes };

/** Where the invoice says that the buyer lives. */
export function addressOf({ billingAddress, shippingAddress }: Order): Order['shippingAddress'] {
	return billingAddress ?? shippingAddress;
}

/** The two facts that decide on CFOP and taxes; an NFC-e never leaves the state, and its consumer pays no ICMS. */
export function standing(
	{ model, order }: Pick<GoodsRequest, 'model' | 'order'>,
	issuer: Issuer,
): { leavesState: boolean; paysIcms: boolean } {
	return {
		leavesState: model === 55 && addressOf(order)?.state !== issuer.state,
		paysIcms: model === 55 && icmsStanding(order.customer).indicator === 1,
	};
}
