import { IntegrationError } from '../../../runtime/errors/integrationError';

export function notOffered(operation: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'notOffered',
		message: `This carrier has no "${operation}"`,
		hint: 'Choose another operation or another carrier',
	});
}
