import type { Order } from '../../../domain/documents/order';
import type { Connection } from '../../../runtime/client/connection';
import { ownOrder, type OrderReference } from '../../../runtime/records/ownOrder';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';

export type { OrderReference } from '../../../runtime/records/ownOrder';

export const referenceOf = (connection: Connection, order: Pick<Order, 'source' | 'sourceId' | 'account' | 'number'>): OrderReference =>
	ownOrder(vendor, storeName(connection), order);
