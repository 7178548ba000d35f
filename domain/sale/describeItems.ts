import type { Order } from '../documents/order';

/** `2 × Instalação; 1 × Visita técnica` */
export function describeItems({ items }: Pick<Order, 'items'>): string {
	return items.map(({ quantity, name }) => `${quantity} × ${name}`).join('; ');
}
