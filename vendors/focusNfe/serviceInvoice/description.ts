import { cutText } from '../../../domain/values/cutText';
import { describeItems } from '../../../domain/sale/describeItems';
import { remarks } from '../invoice/remarks';
import type { ServiceRequest } from './requireService';

/** ABRASF, the layout that most towns follow, has room for this. */
const longest = 2000;

/** What the customer reads (discriminação): the service, the order's number, and what the shop adds. */
export function descriptionOf({ order, orderNumber, service, overrides }: ServiceRequest): string {
	const about = service.description ?? `${service.name}: ${describeItems(order)}`;
	return cutText(`${about}; ${remarks(orderNumber, overrides?.additionalInformation)}`, longest);
}
