/** What calendars keep of a description: HTML where a person wrote it in the browser, plain lines elsewhere. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

/** The text as lines, without markup; null where nothing is left. */
export function plainNotes(text: unknown): string | null {
	if (typeof text !== 'string') return null;
	const lines = withoutMarkup(text)
		.replace(/\r\n?/g, '\n')
		.split('\n')
		.map((line) => line.replace(/[\t\u00a0 ]+/g, ' ').trim());
	const plain = lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return plain === '' ? null : plain;
}

function withoutMarkup(text: string): string {
	if (!/<\/?[a-z][^>]*>/i.test(text)) return withoutEntities(text);
	const broken = text.replace(/<(?:br|hr)\s*\/?>|<\/(?:p|div|li|tr|h\d)>/gi, '\n').replace(/<[^>]*>/g, '');
	return withoutEntities(broken);
}

function withoutEntities(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name]!);
}
