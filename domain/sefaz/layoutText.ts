/**
 * Texts as SEFAZ's schema takes them (PL_010, `TString`): characters of Latin-1 from `!` to `ÿ`, single blanks inside and none at the edges.
 * What is longer or holds other signs is rejected whole (rejection 215).
 */

interface LayoutField {
	shortest: number;
	longest: number;
	/** A street cut inside a word could be taken for another one. */
	wholeWords?: true;
}

/** Lengths in characters, by the names of the fields in the schema. */
export const layoutFields = {
	natOp: { shortest: 1, longest: 60 },
	xNome: { shortest: 2, longest: 60 },
	xLgr: { shortest: 2, longest: 60, wholeWords: true },
	nro: { shortest: 1, longest: 60 },
	xCpl: { shortest: 1, longest: 60, wholeWords: true },
	xBairro: { shortest: 2, longest: 60, wholeWords: true },
	xMun: { shortest: 2, longest: 60 },
	cProd: { shortest: 1, longest: 60 },
	xProd: { shortest: 1, longest: 120 },
	infAdProd: { shortest: 1, longest: 500 },
	infCpl: { shortest: 1, longest: 5000 },
	xPag: { shortest: 2, longest: 60 },
	idCadIntTran: { shortest: 2, longest: 60 },
	xCorrecao: { shortest: 15, longest: 1000 },
	xJust: { shortest: 15, longest: 255 },
} as const satisfies Record<string, LayoutField>;

export type LayoutFieldName = keyof typeof layoutFields;

/** The text of a field of the NF-e; '' where nothing is left of it. A part of an address that is too long ends with a whole word. */
export function layoutText(field: LayoutFieldName, text: string | null | undefined): string {
	const { longest, wholeWords }: LayoutField = layoutFields[field];
	return wholeWords ? cutBetweenWords(alphabetOf(text), longest) : sefazText(text, longest);
}

/** Whether something is left that the field takes. */
export function fitsLayout(field: LayoutFieldName, text: string | null | undefined): boolean {
	return layoutText(field, text).length >= layoutFields[field].shortest;
}

/** The same for a field of another layout with the same characters (NFS-e). */
export function sefazText(text: string | null | undefined, longest: number): string {
	return alphabetOf(text).slice(0, longest).trim();
}

function alphabetOf(text: string | null | undefined): string {
	return [...(text ?? '').normalize('NFC')].map(latin1).join('').replace(/ +/g, ' ').trim();
}

function cutBetweenWords(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const end = text.lastIndexOf(' ', longest);
	// A word that would cost a third of the field is cut in two.
	return text.slice(0, end > longest * (2 / 3) ? end : longest).trim();
}

const replacements = new Map(
	Object.entries({
		'-': '‐‑‒–—―−•‣⁃',
		"'": '‘’‚‛′ʼ',
		'"': '“”„‟″',
		'...': '…',
		L: 'Ł',
		l: 'ł',
		D: 'Đ',
		d: 'đ',
		OE: 'Œ',
		oe: 'œ',
		i: 'ı',
		EUR: '€',
		No: '№',
	}).flatMap(([plain, signs]) => [...signs].map((sign) => [sign, plain] as const)),
);

/** One character as Latin-1 has it; '' for what has no place there: pictures, other scripts, controls. */
function latin1(character: string): string {
	if (/[\s\u0085\u2028\u2029\p{Zs}]/u.test(character)) return ' ';
	const replacement = replacements.get(character);
	if (replacement !== undefined) return replacement;
	if (isLatin1(character)) return character;
	if (!/[\p{L}\p{N}\uff01-\uff5e]/u.test(character)) return '';
	const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
	return [...plain].every(isLatin1) ? plain : '';
}

/** Without the controls of Latin-1 and the soft hyphen, which the schema lets pass and nobody can read. */
function isLatin1(character: string): boolean {
	return /^[!-~\u00a1-\u00ac\u00ae-\u00ff]$/.test(character);
}
