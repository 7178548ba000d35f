/** For a timeline that is HTML: what somebody wrote must not become part of the page. */
export function noteHtml(text: string): string {
	const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
	return escaped.slice(0, 60_000).replace(/\r?\n/g, '<br>');
}
