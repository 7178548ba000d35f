import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { contactProblems } from '../../../domain/checks/orderCheck';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { Problem } from '../../../domain/values/problem';
import { serviceProblems } from '../../../domain/checks/serviceCheck';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { invoiceIssuers } from '../../../vendors';
import { invoiceStateProblems, invoiceStates, paymentStateProblems, tellsOfRefund } from '../../../domain/checks/stateCheck';
import { allowedStates, allowOption } from '../../shared/allowOption';
import { chosenVendor } from '../../shared/openVendor';
import { documentResult } from '../../shared/operation';
import { serviceToCheck } from '../../shared/serviceParameters';
import { attempt } from '../../../runtime/errors/attempt';
import { showFor } from '../../shared/showFor';
import { invoicedOrder, invoicedOrderProperties, paymentOf } from './invoicedOrder';
import { invoicedServiceProperties } from './invoicedService';
import { modelProperties } from './modelProperty';
import { orderProblems } from './orderProblems';
import { checkedProperties } from './overrideOptions';
import { overridesParameter } from './overrides';
import { skuMapOption } from './skuMapOption';
import { taxesParameter, taxProperties } from './taxes';

export const option: INodePropertyOptions = {
	name: 'Preflight',
	value: 'preflight',
	description: 'List everything that would keep an order from its invoice, without asking the ERP',
	action: 'Check an order before its invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['preflight'] }, [
	...invoicedOrderProperties,
	...modelProperties(),
	...invoicedServiceProperties(invoiceIssuers),
	...taxProperties(invoiceIssuers),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [allowOption(invoiceStates), skuMapOption, ...checkedProperties(invoiceIssuers)].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		),
	},
]);

/** Also an order that cannot even be read is an answer here, not an error: the flow decides on `preflight.ok`. */
export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	const outcome = await attempt((async () => problemsOf(context, itemIndex, issuer))());
	const problems = outcome.ok ? outcome.value : problemsIn(outcome.error);
	return documentResult('preflight', { ok: problems.length === 0, problems });
}

function problemsIn(error: unknown): Problem[] {
	if (!(error instanceof IntegrationError)) throw error;
	const { problems } = error.documents;
	return Array.isArray(problems) ? (problems as Problem[]) : [{ field: 'order', message: error.message }];
}

function problemsOf(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Problem[] {
	const { order, number, model, leftOut } = invoicedOrder(context, itemIndex);
	if (!order) return [{ field: 'order', message: 'is missing: the item has only its payment' }];
	const entry = chosenVendor(context, invoiceIssuers);
	const { asksTaxes, asksServiceCode } = entry;
	const isService = model === 'nfse';
	const taxes = asksTaxes && !isService ? taxesParameter(context, itemIndex) : undefined;
	const service = isService ? serviceToCheck(context, itemIndex) : undefined;
	const overrides = overridesParameter(context, itemIndex, entry);
	const parts = { ...(taxes ? { taxes } : {}), ...(service ? { service } : {}), ...(overrides ? { overrides } : {}) };
	const request = { order, orderNumber: number, key: '', model, sendEmail: false, ...parts };
	const allowed = allowedStates(context, itemIndex);
	const payment = paymentOf(context, itemIndex);
	return onceEach([
		...invoiceStateProblems(order, allowed),
		...(tellsOfRefund(payment.status) ? paymentStateProblems(payment, allowed) : []),
		...orderProblems(order, request, leftOut, entry),
		...contactProblems(order),
		...(service ? serviceProblems(service, order.totals.total, asksServiceCode === true) : []),
		...(issuer.problems?.(request) ?? []),
		...(issuer.missingSettings?.(model) ?? []),
	]);
}

/** What the checks of every issuer have named its own need not say again. */
function onceEach(problems: readonly Problem[]): Problem[] {
	const named = new Map<string, Problem>();
	for (const problem of problems) if (!named.has(problem.field)) named.set(problem.field, problem);
	return [...named.values()];
}
