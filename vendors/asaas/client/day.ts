import { brazilDate } from '../../../domain/values/brazilTime';
import { addDays, parseDay } from '../../../domain/values/day';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Account } from '../records/account';
import { vendor } from './vendor';

/** `YYYY-MM-DD`, as Asaas wants days; `field` is what a user calls it. */
export function requireDay(text: string, field: string): string {
	const day = parseDay(text);
	if (day !== undefined) return day;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'dayInvalid',
		message: `${field} is not a valid date`,
		hint: 'Write it as 2026-12-31 or 31/12/2026',
	});
}

/** So many days from now, by the calendar in Brazil. */
export function daysFromNow({ connection }: Account, days: number): string {
	return addDays(brazilDate(connection.clock.now()), days);
}
