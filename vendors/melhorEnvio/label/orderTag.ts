/**
 * The order's number in the key that a label carries as a tag: `shopify:loja/6123#1001:shipment` or `asaas:5003:shipment`; null where
 * there is none, as on a label that was bought by hand.
 */
export function orderNumberOf(tags: readonly string[]): string | null {
	for (const tag of tags) {
		const [, number] = /[#:]([^#:]+):shipment$/.exec(tag) ?? [];
		if (number !== undefined) return number;
	}
	return null;
}
