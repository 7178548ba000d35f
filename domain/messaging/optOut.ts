/**
 * Words that mean "no more messages" where they are all that somebody writes, without accents. "Cancelar" is none of them: it may be about
 * the order.
 */
const words = new Set(['sair', 'parar', 'pare', 'stop', 'descadastrar', 'unsubscribe', 'parar promocoes', 'stop promotions']);

/** Whether a customer asks for no more messages by this text, or by a button of this title or id. */
export function isOptOut(...texts: readonly (string | null)[]): boolean {
	return texts.some((text) => text !== null && words.has(plain(text)));
}

/** Small letters without accents, punctuation and outer blanks. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}\s]/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
