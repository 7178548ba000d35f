/** The pages of `docs/` as HTML: as much of Markdown as they are written in. */
import { escaped, inline, type LinkTo } from './inline.mts';

/** A block takes its lines from the front. */
type Block = (lines: string[], linkTo: LinkTo) => string;

const starts = {
  fence: /^\s*```/,
  heading: /^(#{1,6}) (.+)$/,
  rule: /^(?:---+|\*\*\*+)$/,
  table: /^\|/,
  listed: /^(\s*)(?:[-*]|(\d+)\.) +(.*)$/,
  quote: /^> ?/,
};

export function toHtml(text: string, linkTo: LinkTo): string {
  const lines = text.replaceAll('\r', '').split('\n');
  const blocks: string[] = [];
  while (lines.length > 0) {
    if (lines[0]!.trim() === '') lines.shift();
    else blocks.push(blockOf(lines[0]!)(lines, linkTo));
  }
  return blocks.join('\n');
}

function blockOf(line: string): Block {
  if (starts.fence.test(line)) return fence;
  if (starts.heading.test(line)) return heading;
  if (starts.rule.test(line)) return rule;
  if (starts.table.test(line)) return table;
  if (starts.listed.test(line)) return list;
  return starts.quote.test(line) ? quote : paragraph;
}

/** The lines as long as they fit. */
function take(lines: string[], fits: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !fits(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

const fence: Block = (lines) => {
  const indent = /^\s*/.exec(lines.shift()!)![0].length;
  const code = take(lines, (line) => !starts.fence.test(line)).map((line) => line.slice(indent));
  lines.shift();
  return `<pre tabindex="0"><code>${escaped(code.join('\n'))}</code></pre>`;
};

const heading: Block = (lines, linkTo) => {
  const [, marks, words] = starts.heading.exec(lines.shift()!)!;
  const level = marks!.length;
  return `<h${level} id="${slugOf(words!)}">${inline(words!, linkTo)}</h${level}>`;
};

const rule: Block = (lines) => {
  lines.shift();
  return '<hr>';
};

const table: Block = (lines, linkTo) => {
  const [head, , ...body] = take(lines, (line) => starts.table.test(line)).map(cellsOf);
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell, linkTo)}</${tag}>`).join('')}</tr>`;
  const rows = body.map((cells) => row(cells, 'td')).join('\n');
  // Where it is wider than the screen it moves by itself, by keyboard, too.
  return `<div class="wide" tabindex="0"><table><thead>${row(head!, 'th')}</thead><tbody>${rows}</tbody></table></div>`;
};

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** What is indented further belongs to the item above it. */
const list: Block = (lines, linkTo) => {
  const [, indent, number] = starts.listed.exec(lines[0]!)!;
  const belongs = (line: string) => line.trim() === '' || line.search(/\S/) > indent!.length;
  const items: string[] = [];
  for (let found = itemAt(lines[0], indent!); found; found = itemAt(lines[0], indent!)) {
    lines.shift();
    const inner = take(lines, belongs);
    items.push(`<li>${itemHtml([found, ...inner], linkTo)}</li>`);
  }
  const tag = number === undefined ? 'ul' : 'ol';
  return `<${tag}>${items.join('')}</${tag}>`;
};

const itemAt = (line: string | undefined, indent: string): string | undefined => {
  const [, at, , words] = starts.listed.exec(line ?? '') ?? [];
  return at === indent ? words : undefined;
};

function itemHtml(lines: string[], linkTo: LinkTo): string {
  const words = [lines.shift()!, ...take(lines, (line) => line.trim() !== '' && blockOf(line) === paragraph)];
  const rest = toHtml(lines.map((line) => line.replace(/^ {2,3}/, '')).join('\n'), linkTo);
  return inline(words.map((line) => line.trim()).join(' '), linkTo) + rest;
}

const quote: Block = (lines, linkTo) => {
  const inner = take(lines, (line) => starts.quote.test(line)).map((line) => line.replace(starts.quote, ''));
  return `<blockquote>${toHtml(inner.join('\n'), linkTo)}</blockquote>`;
};

const paragraph: Block = (lines, linkTo) => {
  const words = [lines.shift()!, ...take(lines, (line) => line.trim() !== '' && blockOf(line) === paragraph)];
  return `<p>${inline(words.map((line) => line.trim()).join(' '), linkTo)}</p>`;
};

/** As GitHub names the place of a heading. */
const slugOf = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
