import type { Order } from '../../../domain/documents/order';
import type { IssueRequest, ServiceDetails } from '../../../domain/ports/invoiceIssuer';
import { serviceProblems } from '../../../domain/checks/serviceCheck';
import type { Problem } from '../../../domain/values/problem';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { abroad, orderMissing } from '../invoice/requireGoods';
import { tellProblems } from '../../../domain/values/problemWords';

export type ServiceRequest = IssueRequest & { order: Order; service: ServiceDetails & { code: string } };

/** What Focus NFe has to be told of a service; all that is missing is said at once. */
export function requireService(request: IssueRequest): ServiceRequest {
	const { order, service, orderNumber } = request;
	if (!order) throw orderMissing(orderNumber);
	if (!service) throw serviceIncomplete(orderNumber, [{ field: 'Service Name', message: 'is missing' }]);
	const problems = [...abroad(order), ...serviceProblems(service, order.totals.total, true)];
	if (problems.length > 0) throw serviceIncomplete(orderNumber, problems);
	return { ...request, order, service: { ...service, code: service.code ?? '' } };
}

export function serviceIncomplete(orderNumber: string, problems: readonly Problem[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'serviceIncomplete',
		message: `Order ${orderNumber}: ${tellProblems(problems)}`,
		hint: 'Correct what is named, in ERP Invoice or in the order; the accountant knows the codes and rates of your city',
	});
}
