import { brazilDate } from '../../../domain/values/brazilTime';

/** `dd/mm/aaaa` of a moment in Brasília. */
export function omieDate(now: number): string {
	return brazilDate(now).split('-').reverse().join('/');
}
