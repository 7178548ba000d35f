/** How long before an appointment a customer is reminded, as people write it: `24h, 2h`, `1 day; 30 min`. */

const units: readonly (readonly [RegExp, minutes: number])[] = [
	[/^(?:d|dias?|days?)$/i, 1_440],
	[/^(?:h|hs|hrs?|horas?|hours?)$/i, 60],
	[/^(?:m|min|mins|minutos?|minutes?)$/i, 1],
];

/** What is nearer than the round of a minute and the way to the customer cannot be kept. */
const shortest = 5;
const longest = 30 * 1_440;

export type LeadReading = { valid: true; minutes: number[] } | { valid: false; reason: string };

/** In minutes, the longest first, each once. */
export function readLeads(text: string): LeadReading {
	const parts = text
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	if (parts.length === 0) return { valid: false, reason: 'is empty' };
	const minutes = parts.map(minutesOf);
	const strange = parts.find((_, index) => minutes[index] === undefined);
	if (strange !== undefined) return { valid: false, reason: `has "${strange}", which is not a time such as 24h or 30min` };
	const known = minutes as number[];
	if (known.some((each) => each < shortest || each > longest)) return { valid: false, reason: 'must be between 5 minutes and 30 days' };
	return { valid: true, minutes: [...new Set(known)].toSorted((one, other) => other - one) };
}

function minutesOf(part: string): number | undefined {
	const match = /^(\d{1,5})\s*([a-z]+)$/i.exec(part);
	const unit = units.find(([form]) => form.test(match?.[2] ?? ''))?.[1];
	return unit === undefined ? undefined : Number(match![1]) * unit;
}
