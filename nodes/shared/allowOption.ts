import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
	invoiceStateProblems,
	paymentStateProblems,
	stateProblems,
	type InvoiceState,
	type UnwantedState,
} from '../../domain/checks/stateCheck';
import type { Order } from '../../domain/documents/order';
import type { Payment } from '../../domain/documents/payment';
import type { Problem } from '../../domain/values/problem';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { tellProblems } from '../../domain/values/problemWords';

const names: Readonly<Record<InvoiceState, string>> = {
	cancelled: 'Cancelled Orders',
	partlyRefunded: 'Partly Refunded Orders',
	refunded: 'Refunded Orders',
	test: 'Test Orders',
	unpaid: 'Unpaid Orders',
	voided: 'Voided Orders',
};

/** `states`: those that keep the node from its work. */
export function allowOption(states: readonly InvoiceState[]): INodeProperties {
	return {
		displayName: 'Allow',
		name: 'allow',
		type: 'multiOptions',
		options: states.map((value) => ({ name: names[value], value })).sort((a, b) => a.name.localeCompare(b.name)),
		default: [],
		description: 'Orders that are otherwise refused because of their state, before anything is sent',
	};
}

/** The states that the user does not mind; `always`: those that keep this node from nothing. */
export function allowedStates(context: IExecuteFunctions, itemIndex: number, always: readonly UnwantedState[] = []): string[] {
	return [...always, ...(context.getNodeParameter('options.allow', itemIndex, []) as string[])];
}

const hint = 'Look at the order in the shop. If you want this for such orders too, choose them in the option "Allow"';

/** Refuses an order in a state in which nothing is to be done for it. */
export function refuseState(order: Order, allowed: readonly string[]): void {
	refuseProblemsOfState(order, stateProblems(order, allowed), hint);
}

/** Refuses an order in a state in which nothing is to be invoiced for it. */
export function refuseInvoiceState(order: Order, allowed: readonly string[]): void {
	refuseProblemsOfState(order, invoiceStateProblems(order, allowed), hint);
}

type PaymentOnItem = Pick<Payment, 'status' | 'test' | 'refunded' | 'remaining'>;

/** The same of a payment that is all there is of a sale. */
export function refusePaymentState(payment: PaymentOnItem, number: string, allowed: readonly string[]): void {
	const ofPayment = 'Look at the payment. If you want this for such payments too, choose them in the option "Allow"';
	refuseProblemsOfState({ number }, paymentStateProblems(payment, allowed), ofPayment);
}

/** Not every node looks at the state: nobody is told of a parcel that the shop called off after the flow had started. */
export function refuseNewState(before: Order, now: Order, allowed: readonly string[], shop: string): void {
	const known = stateProblems(before, allowed);
	const problems = stateProblems(now, allowed).filter((problem) => !known.includes(problem));
	refuseProblemsOfState(now, problems, `The order was read again in ${shop}, where this is new since the flow started. Look at it there`);
}

function refuseProblemsOfState({ number }: Pick<Order, 'number'>, problems: readonly Problem[], way: string): void {
	if (problems.length === 0) return;
	const message = `Order ${number}: ${tellProblems(problems)}. Nothing was sent`;
	throw new IntegrationError('ponte', { class: 'validation', code: 'orderState', message, hint: way }, { problems });
}
