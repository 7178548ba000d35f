/** What stands within a line of Markdown, as HTML. */

/** Where a link leads on the page that is made. */
export type LinkTo = (target: string) => string;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What is written as it is: code, and signs behind a backslash. They wait behind a sign that no text has. */
const literal = /`([^`]+)`|\\([\\`*_{}[\]()#+.!|<>-])/g;
const held = '\uE000';

export function inline(text: string, linkTo: LinkTo): string {
  const kept: string[] = [];
  const hold = (html: string) => `${held}${kept.push(html) - 1}${held}`;
  return escaped(text.replace(literal, (_, code: string | undefined, sign: string | undefined) => hold(asItIs(code, sign))))
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (_, about: string, target: string) => `<img src="${linkTo(target)}" alt="${about}">`)
    .replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, (_, words: string, target: string) => `<a href="${linkTo(target)}">${words}</a>`)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])\*(?!\s)([^*]+?)\*(?![\w*])/g, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?!\s)([^_]+?)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/\uE000(\d+)\uE000/g, (_, index: string) => kept[Number(index)]!);
}

const asItIs = (code: string | undefined, sign: string | undefined): string =>
  code === undefined ? escaped(sign!) : `<code>${escaped(code)}</code>`;
