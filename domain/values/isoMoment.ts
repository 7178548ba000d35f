const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Milliseconds of an ISO 8601 time with its zone; NaN for anything else. `Date.parse` takes what people write for times, too: "liguei dia 5"
 * for a day in May 2001, "03/11/2026" for one in March, and a time without a zone for one of the machine's.
 */
export function isoMoment(text: string | null | undefined): number {
	return form.test(text ?? '') ? Date.parse(text!) : NaN;
}
