import { layoutText } from '../../../domain/sefaz/layoutText';

/**
 * What the customer reads on the DANFE: `Pedido: 1001; …`. The order's number stands there because Focus NFe knows no orders and no
 * other field comes back with the document.
 */
export function remarks(orderNumber: string, additional: string | undefined): string {
	return layoutText('infCpl', [`Pedido: ${orderNumber}`, additional?.trim()].filter(Boolean).join('; '));
}

export function orderNumberIn(text: unknown): string | null {
	return typeof text === 'string' ? (/^Pedido: ([^;]+)/.exec(text)?.[1]?.trim() ?? null) : null;
}
