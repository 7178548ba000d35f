import type { Delivery } from '../../domain/ports/eventSource';
import { IntegrationError } from '../errors/integrationError';

/** The JSON object of a delivery. One that is none is handed back: better than an event that vanishes. */
export function jsonObject(vendor: string, { rawBody }: Delivery): Record<string, unknown> {
	const value = parse(rawBody.toString('utf8'));
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'unreadableEvent',
		message: 'The gateway delivered an event that cannot be read',
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** ISO 8601 of a moment that may come as a number or a text; `otherwise` where it is none. */
export function isoTime(moment: unknown, unit: 'seconds' | 'milliseconds', otherwise: string): string {
	const isWritten = typeof moment === 'number' || (typeof moment === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(moment));
	const ms = isWritten ? Number(moment) * (unit === 'seconds' ? 1_000 : 1) : Number.NaN;
	return ms > 0 && ms < 8.64e15 ? new Date(ms).toISOString() : otherwise;
}
