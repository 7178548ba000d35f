/**
 * A text in the room that a vendor has for it, as it counts characters: no half of a sign that takes two places (an emoji), and no blank
 * at the edge. Not for what is another one when it is shorter: an e-mail address, a house number.
 */
export function cutText(text: string, longest: number): string {
	return text
		.slice(0, longest)
		.replace(/[\uD800-\uDBFF]$/, '')
		.trim();
}
