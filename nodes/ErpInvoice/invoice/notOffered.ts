import { IntegrationError } from '../../../runtime/errors/integrationError';

/** For a flow that was built for one ERP and then pointed at another. */
export function notOffered(operation: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'operationNotOffered',
		message: `The chosen ERP does not support the operation "${operation}"`,
		hint: 'Choose an operation from the list, or do this in the ERP itself',
	});
}
