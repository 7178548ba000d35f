import { isoMoment } from '../../domain/values/isoMoment';
import { fromLocalTime } from '../../domain/values/zonedTime';

/**
 * A time as it stands in a CRM's field, in milliseconds: without a zone it is one of Brasília, and a day alone counts as its `hour`.
 * Undefined for anything else.
 */
export function writtenMoment(text: string, hour: '00:00' | '23:59'): number | undefined {
	const at = isoMoment(text);
	if (!Number.isNaN(at)) return at;
	return fromLocalTime(text.length === 10 ? `${text}T${hour}` : text, 'America/Sao_Paulo');
}
