import type { Order } from '../documents/order';
import type { Problem } from '../values/problem';

/** `what`: what would take the amounts for reais, e.g. `a nota fiscal`. An order from elsewhere need not say its currency. */
export function currencyProblems({ currency }: Pick<Order, 'currency'>, what: string): Problem[] {
	if (isInReais({ currency })) return [];
	return [{ field: 'order.currency', message: `is ${currency}: ${what} is in reais (BRL)` }];
}

export function isInReais({ currency }: Partial<Pick<Order, 'currency'>>): boolean {
	return String(currency ?? 'BRL').toUpperCase() === 'BRL';
}
