/** NF-e `infCpl`. */
const longest = 5000;

/**
 * What the customer reads on the DANFE: `Pedido: 1001; …`. The order's number stands there because Focus NFe knows no orders and no
 * other field comes back with the document.
 */
export function remarks(orderNumber: string, additional: string | undefined): string {
	return [`Pedido: ${orderNumber}`, additional?.trim()].filter(Boolean).join('; ').slice(0, longest);
}

export function orderNumberIn(text: unknown): string | null {
	return typeof text === 'string' ? (/^Pedido: ([^;]+)/.exec(text)?.[1]?.trim() ?? null) : null;
}
