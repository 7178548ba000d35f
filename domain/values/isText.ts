/** Whether a value from outside is a text of at least so many characters, spaces around it not counted. */
export function isText(value: unknown, shortest = 1): value is string {
	return typeof value === 'string' && value.trim().length >= shortest;
}
