import { IntegrationError } from '../../../runtime/errors/integrationError';

/** For a flow that was built for one CRM and then pointed at another. */
export function notOffered(operation: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'notOffered',
		message: `The chosen CRM cannot do "${operation}"`,
		hint: 'Choose an operation from the list, or another CRM',
	});
}
