/** Points; A4 with a margin that every printer has. */
const page = { width: 595, height: 842, left: 50, top: 780 };
const leading = 18;
const linesOfPage = 40;
/** Courier of 12 points: each of its letters is 7.2 points wide, so that an address in capitals stays on the paper, too. */
const lettersOfLine = 68;

/** Signs that the font has at places of its own (WinAnsi, from 0x80), and that phones write by themselves. */
const ownPlaces = '€____…___________‘’“”•–—_™';

const signature = ['', '', 'Recebido por: ______________________________', '', 'Data: ____/____/______   Hora: ____:____'];

/** A note to print, and to have signed at the door: plain lines in a font that every reader has, so that nothing is needed to make it. */
export function notePdf(lines: readonly string[]): Buffer {
	const all = [...lines, ...signature].flatMap(wrapped);
	const pages = Array.from({ length: Math.ceil(all.length / linesOfPage) }, (_, index) =>
		all.slice(index * linesOfPage, (index + 1) * linesOfPage),
	);
	const idOf = (index: number) => 4 + 2 * index;
	const kids = pages.map((_, index) => `${idOf(index)} 0 R`).join(' ');
	return fileOf([
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
		...pages.flatMap((shown, index) => pageObjects(shown, idOf(index) + 1)),
	]);
}

function pageObjects(lines: readonly string[], contents: number): string[] {
	const text = lines.map((line) => `(${written(line)}) '`).join('\n');
	const stream = `BT /F1 12 Tf ${leading} TL ${page.left} ${page.top} Td\n${text}\nET`;
	return [
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
	];
}

/** One letter is one byte, so that places in the text are places in the file. */
function fileOf(objects: readonly string[]): Buffer {
	let file = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const place = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
	return Buffer.from(`${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
}

/** Letters that the font lacks lose their marks, or are shown as a question mark. */
function written(line: string): string {
	const known = [...line.normalize('NFC')].map((letter) => {
		const place = letter === '_' ? -1 : ownPlaces.indexOf(letter);
		if (place >= 0) return String.fromCharCode(0x80 + place);
		const plain = /[\x20-\x7e\xa0-\xff]/.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '');
		return /^[\x20-\x7e\xa0-\xff]+$/.test(plain) ? plain : '?';
	});
	return known.join('').replace(/[\\()]/g, '\\$&');
}

/** Between words, and within one that is longer than a line. */
function wrapped(line: string): string[] {
	const words = line.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${lettersOfLine}}`, 'gu')) ?? ['']);
	const lines = [''];
	for (const word of words) {
		const last = lines.at(-1)!;
		if (last === '') lines[lines.length - 1] = word;
		else if (last.length + 1 + word.length <= lettersOfLine) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
