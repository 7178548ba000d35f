/** The pages of errors as text: the list of all, and one for each code. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes, root, type ErrorCode } from './codes.mts';
import type { PageWords } from './words.mts';

/** What the code says, by its English words; what nobody has translated yet stays as it is. */
export type Translate = (text: string) => string;

/** The list of all codes, by vendor. */
export function renderList(words: PageWords, translate: Translate): string {
  const sections = [...Map.groupBy(errorCodes(), ({ vendor }) => vendor)].map(([vendor, codes]) => {
    const rows = codes.map(({ code, kind, message, hint }) => {
      const said = message === '' ? words.ownWords : translate(message);
      return row(`[\`${code}\`](errors/${code}${words.suffix}.md)`, kind, cell(said), cell(translate(hint)));
    });
    return [`## ${vendor === '' ? words.ownNodes : nameOf(vendor)}`, '', row(...words.head), row('---', '---', '---', '---'), ...rows, ''];
  });
  const classes = Object.entries(words.classes).map(([name, { means, again }]) => row(`\`${name}\``, means, again));
  const table = [row(...words.classHead), row('---', '---', '---'), ...classes];
  const head = [`# ${words.title}`, '', words.intro, '', ...table, '', words.outro, ''];
  return [head, ...sections].map((lines) => lines.join('\n')).join('\n');
}

/** By code, which several vendors may have. */
export function renderPages(words: PageWords, translate: Translate): Map<string, string> {
  const byCode = [...Map.groupBy(errorCodes(), ({ code }) => code)];
  return new Map(byCode.map(([code, cases]) => [`${code}${words.suffix}.md`, renderPage(code, cases, words, translate)]));
}

function renderPage(code: string, cases: ErrorCode[], words: PageWords, translate: Translate): string {
  const [language, suffix] = words.otherLanguage;
  const links = `[${language}](${code}${suffix}.md) · [${words.allErrors}](../errors${words.suffix}.md)`;
  const parts = cases.map((each) => oneCase(each, words, translate));
  const dots = cases.some(({ message, hint }) => `${message}${hint}`.includes('…')) ? [words.dots] : [];
  return [`# ${code}`, links, ...parts, ...dots].join('\n\n') + '\n';
}

function oneCase({ vendor, kind, message, hint }: ErrorCode, words: PageWords, translate: Translate): string {
  const said = message === '' ? words.ownWords : translate(message);
  const kinds = kind.split(' or ').filter((name) => name in words.classes);
  const more = pageOf(vendor);
  return [
    `## ${vendor === '' ? words.noVendor : nameOf(vendor)}: ${shown(said)}`,
    ...(hint === '' ? [] : [`**${words.whatToDo}**: ${shown(translate(hint))}.`]),
    ...kinds.map((name) => {
      const { means, again } = words.classes[name]!;
      return `**${words.kind}** \`${name}\`: ${means}. **${words.runAgain}** ${again[0]!.toUpperCase()}${again.slice(1)}.`;
    }),
    ...(more === undefined ? [] : [`${words.vendorPage(nameOf(vendor))}(../${more}.md)`]),
  ].join('\n\n');
}

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
