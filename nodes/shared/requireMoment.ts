import { readTime } from '../../domain/scheduling/readTime';
import { fromLocalTime } from '../../domain/values/zonedTime';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** A moment that a user or a node before this one gave; without a zone it is one of `timeZone`, and a bare day is its midnight there. */
export function requireMoment(value: unknown, field: string, timeZone: string): string {
	const time = readTime(value, timeZone);
	const midnight = fromLocalTime(`${time}T00:00`, timeZone);
	if (midnight !== undefined) return new Date(midnight).toISOString();
	if (time !== undefined) return time;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeInvalid',
		message: `"${field}" is not a time`,
		hint: 'Write it as 2026-12-01T14:00:00-03:00',
	});
}
