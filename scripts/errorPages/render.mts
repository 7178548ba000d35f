/** The pages of errors as text: the list of all, one for each code, and one for each class. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorClass } from './advice.mts';
import { errorCodes, root, type ErrorCode } from './codes.mts';
import type { PageWords } from './words.mts';

/** What the code says, by its English words; what nobody has translated yet stays as it is. */
export type Translate = (text: string) => string;

/** The list of all codes, by vendor. */
export function renderList(words: PageWords, translate: Translate): string {
  const sections = [...Map.groupBy(errorCodes(), ({ vendor }) => vendor)].map(([vendor, codes]) => {
    const rows = codes.map((each) => {
      const said = each.message === '' ? words.ownWords : translate(each.message);
      const link = `[\`${each.code}\`](errors/${each.code}${words.suffix}.md)`;
      return row(link, each.kind, cell(said), adviceOf(each, words, translate).map(cell).join(' · '));
    });
    return [`## ${vendor === '' ? words.ownNodes : nameOf(vendor)}`, '', row(...words.head), row('---', '---', '---', '---'), ...rows, ''];
  });
  const classes = Object.entries(words.classes).map(([name, { means, again }]) =>
    row(`[\`${name}\`](errors/class-${name}${words.suffix}.md)`, means, again),
  );
  const table = [row(...words.classHead), row('---', '---', '---'), ...classes];
  const head = [`# ${words.title}`, '', words.intro, '', ...table, '', words.outro, ''];
  return [head, ...sections].map((lines) => lines.join('\n')).join('\n');
}

/** By code, which several vendors may have, and by class. */
export function renderPages(words: PageWords, translate: Translate): Map<string, string> {
  const byCode = [...Map.groupBy(errorCodes(), ({ code }) => code)];
  return new Map([
    ...byCode.map(([code, cases]): [string, string] => [`${code}${words.suffix}.md`, renderPage(code, cases, words, translate)]),
    ...classNames(words).map((name): [string, string] => [`class-${name}${words.suffix}.md`, renderClass(name, words)]),
  ]);
}

const classNames = (words: PageWords) => Object.keys(words.classes) as ErrorClass[];

function topOf(page: string, words: PageWords): string[] {
  const [language, suffix] = words.otherLanguage;
  return [`[${language}](${page}${suffix}.md) · [${words.allErrors}](../errors${words.suffix}.md)`];
}

function renderPage(code: string, cases: ErrorCode[], words: PageWords, translate: Translate): string {
  const several = cases.length > 1 ? [words.several] : [];
  const parts = cases.map((each) => oneCase(each, words, translate));
  const dots = cases.some(({ message, hints }) => [message, ...hints].join('').includes('…')) ? [words.dots] : [];
  return [`# ${code}`, ...topOf(code, words), ...several, ...parts, ...dots].join('\n\n') + '\n';
}

function renderClass(name: ErrorClass, words: PageWords): string {
  const { advice, again, means, more, title } = words.classes[name];
  const parts = [
    `${capital(means)}.`,
    `**${words.whatToDo}**: ${advice}`,
    `**${words.runAgain}** ${capital(again)}.`,
    more,
    words.ofVendor,
    `[${words.replay}](../how-to/replay-what-stopped${words.suffix}.md)`,
  ];
  return [`# ${title} (${name})`, ...topOf(`class-${name}`, words), ...parts].join('\n\n') + '\n';
}

function oneCase(each: ErrorCode, words: PageWords, translate: Translate): string {
  const { vendor, node, kind, message } = each;
  const said = message === '' ? words.ownWords : translate(message);
  const kinds = kind.split(' or ').filter((name): name is ErrorClass => name in words.classes);
  const more = pageOf(vendor);
  const advice = adviceOf(each, words, translate).map(shown);
  const readsAgain = mayReadAgain(node) && advice.some((hint) => hint.includes(words.startAnew));
  return [
    `## ${vendor === '' ? node || words.noVendor : nameOf(vendor)}: ${shown(said)}`,
    toDo(readsAgain ? advice.flatMap((hint) => withRetryFirst(hint, words)) : advice, words),
    ...(readsAgain ? [words.readsAgain] : []),
    ...kinds.map((name) => {
      const { means, again } = words.classes[name];
      return `**${words.kind}** [\`${name}\`](class-${name}${words.suffix}.md): ${means}. **${words.runAgain}** ${capital(again)}.`;
    }),
    ...(more === undefined ? [] : [`${words.vendorPage(nameOf(vendor))}(../${more}.md)`]),
  ].join('\n\n');
}

/** The nodes with "If the Order Is Incomplete", where a retry is enough (`nodes/shared/readAgain.ts`). */
const readsAgain: ReadonlySet<string> = new Set(['Carrier Shipment', 'ERP Invoice', 'WhatsApp Notify']);
/** What a vendor says, any of them may tell. */
const mayReadAgain = (node: string): boolean => node === '' || readsAgain.has(node);

/** What n8n shows below the message: the code's own hint, else that of its class. */
function adviceOf({ hints, byClass, kind }: ErrorCode, words: PageWords, translate: Translate): string[] {
  if (hints.length > 0) return hints.map(translate).map(withoutStop);
  if (!byClass) return [words.ownHint];
  const kinds = kind.split(' or ').filter((name): name is ErrorClass => name in words.classes);
  return kinds.map((name) => withoutStop(words.classes[name].advice));
}

/** As the templates have it, a corrected order is read again; the longer way is for where the node is set otherwise. */
function withRetryFirst(hint: string, { startAnew, retryReadsAgain }: PageWords): string[] {
  return hint.includes(startAnew) ? [hint.replace(startAnew, retryReadsAgain), hint] : [hint];
}

function toDo(advice: readonly string[], { whatToDo, asItFits }: PageWords): string {
  if (advice.length === 1) return `**${whatToDo}**: ${advice[0]!}.`;
  return [`**${whatToDo}**, ${asItFits}:`, '', ...advice.map((each) => `- ${each}.`)].join('\n');
}

const withoutStop = (text: string) => text.replace(/\.$/, '');
const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** Vendors that share a page, or whose page has another name. */
const sharedPages: Readonly<Record<string, string>> = {
  evolution: 'whatsapp-gateways',
  metaLeads: 'meta-lead-ads',
  twilio: 'whatsapp-gateways',
  waha: 'whatsapp-gateways',
  zApi: 'whatsapp-gateways',
};

function pageOf(vendor: string): string | undefined {
  if (vendor === '') return undefined;
  const hyphens = vendor.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const names = [sharedPages[vendor] ?? hyphens, vendor.toLowerCase()];
  return names.find((name) => existsSync(join(root, 'docs', `${name}.md`)));
}

const nameOf = (vendor: string): string => {
  const text = readFileSync(join(root, 'vendors', vendor, 'client', 'vendor.ts'), 'utf8');
  return /name: '([^']+)'/.exec(text)?.[1] ?? vendor;
};

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const shown = (text: string) => text.replaceAll('\n', ' ').replaceAll('<', '\\<').trim();
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '\\<').trim();
