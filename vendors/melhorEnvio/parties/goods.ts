import { cutText } from '../../../domain/values/cutText';
import type { Order } from '../../../domain/documents/order';
import { declaredUnitValue, goodsOf } from '../../../runtime/carrier/declaredGoods';

/** Lines of the declaration of content. */
export function declaredProducts(order: Order): { name: string; quantity: number; unitary_value: number }[] {
	return goodsOf(order).map((item) => ({
		name: cutText(item.name, 255),
		quantity: item.quantity,
		unitary_value: declaredUnitValue(item),
	}));
}
