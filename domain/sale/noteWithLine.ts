/** A note of a shop's people with a line more; undefined where the line stands in it already. Panels write their ends of lines as CR LF. */
export function noteWithLine(before: string, line: string): string | undefined {
	if (`\n${before}\n`.replaceAll('\r', '').includes(`\n${line}\n`)) return undefined;
	return before === '' ? line : `${before}\n${line}`;
}
