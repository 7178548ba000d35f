import type { Order } from '../../domain/documents/order';
import type { Problem } from '../../domain/values/problem';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { tellProblems } from '../../domain/values/problemWords';

export function requireOrder(order: Order | null): Order {
	if (order) return order;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'orderMissing',
		message: 'There is no order on the item',
		hint: 'Put a trigger of this package before this node, or switch "Order" to another source',
	});
}

/** Refuses a document with everything that is wrong with it, before any call is made. */
export function refuseProblems(orderNumber: string, problems: readonly Problem[], nextStep: string): void {
	if (problems.length === 0) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'orderIncomplete',
		message: `Order ${orderNumber}: ${tellProblems(problems)}`,
		hint: nextStep,
	});
}
