import type { Payment } from '../documents/payment';

/** What a shop wants for the way that an order was paid, by its method or by the gateway as the shop calls it; capitals do not count. */
export function mappedMethod(payments: readonly Partial<Payment>[], wanted: Readonly<Record<string, string>>): string | undefined {
	const byName = new Map(Object.entries(wanted).map(([name, target]) => [name.trim().toLowerCase(), target]));
	const names = payments.flatMap(({ method, vendor }) => [method, vendor]);
	return names.map((name) => byName.get((name ?? '').toLowerCase())).find((target) => target !== undefined);
}
