/** What an error means, out of the page about its code: n8n shows an error in English alone, the docs have it in Portuguese, too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/paths.mts';
import type { Meaning, Problem } from './board.mts';
import { inPortuguese } from './portugueseWords.mts';

const known = new Map<string, Meaning | undefined>();

/** In Portuguese; undefined where no page has it. */
export function meaningOf({ where, what, hint, code }: Problem): Meaning | undefined {
  if (code === undefined) return undefined;
  const key = [code, where, what, hint].join('\n');
  if (!known.has(key)) known.set(key, readMeaning({ code, where, what: what.replace(/ \[item \d+\]$/, ''), hint: hint ?? '' }));
  return known.get(key);
}

type Said = Required<Pick<Problem, 'code' | 'where' | 'what' | 'hint'>>;

function readMeaning(said: Said): Meaning | undefined {
  const [english, portuguese] = [readPage(said.code, ''), readPage(said.code, '.pt-BR')];
  if (!english || !portuguese) return undefined;
  if (said.code.startsWith('class-')) return ofClass(said.code, portuguese);
  const [cases, translated] = [casesOf(english), casesOf(portuguese)];
  const scores = cases.map((each) => scoreOf(each, said));
  const best = Math.max(...scores);
  const index = scores.indexOf(best);
  return best > 0 ? translated[index] && told(cases[index]!, translated[index], said) : undefined;
}

function readPage(code: string, suffix: string): string | undefined {
  try {
    return readFileSync(join(root, 'docs', 'errors', `${code.replace(/[^\w-]/g, '')}${suffix}.md`), 'utf8');
  } catch {
    return undefined;
  }
}

function ofClass(code: string, page: string): Meaning {
  const [, , means = '', whatToDo = ''] = page.split('\n\n').map(plain);
  // Both may begin with what it is.
  const advice = whatToDo
    .replace(/^[^:]+: /, '')
    .replace(means, '')
    .trim();
  return { errorClass: code.replace('class-', ''), means, advice };
}

/** A section of a page: one of the things that have the code. */
interface Case {
  /** The node or the vendor. */
  readonly of: string;
  readonly message: string;
  readonly advice: readonly string[];
  readonly errorClass: string;
  readonly means: string;
}

function casesOf(page: string): Case[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading, ...parts] = section.split('\n\n');
      const [, of = '', message = ''] = /^(.+?): ([^]*)$/.exec(heading!) ?? [];
      const bullets = parts.find((part) => part.startsWith('- '))?.split('\n');
      const single = /^\*\*[^*]+\*\*: ([^]*)$/.exec(parts[0] ?? '')?.[1];
      const [, errorClass = '', means = ''] = /\[`(\w+)`\]\([^)]*\): ([^]*?)\. \*\*/.exec(section) ?? [];
      return {
        of,
        message: plain(message),
        advice: (bullets?.map((line) => line.slice(2)) ?? [single ?? '']).map(plain),
        errorClass,
        means: plain(means),
      };
    });
}

/** The same words come first, then the same advice, then the node's own name. */
function scoreOf({ of, message, advice }: Case, { where, what, hint }: Said): number {
  if (!fits(message, what) && !message.startsWith('(')) return 0;
  return 1 + message.length / 1000 + (advice.some((each) => fits(each, hint)) ? 4 : 0) + (of === where ? 2 : 0);
}

/** `…` stands for what was filled in. */
const fits = (written: string, said: string): boolean => filledIn(written, said) !== undefined;

function filledIn(written: string, said: string): string[] | undefined {
  const parts = bare(written).split('…');
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^]*?)');
  return new RegExp(`^${pattern}$`).exec(bare(said))?.slice(1);
}

const bare = (text: string) => text.trim().replace(/\.$/, '');

/** With the advice that n8n shows, where one of several is it. */
function told(english: Case, translated: Case, { what, hint }: Said): Meaning {
  const { advice, errorClass } = translated;
  const index = english.advice.findIndex((each) => fits(each, hint));
  return {
    errorClass,
    means: `${capital(messageOf(translated, filledIn(english.message, what) ?? []) ?? translated.means)}.`,
    advice: index < 0 ? advice.join(' ') : advice[index]!,
  };
}

/**
 * The message itself, with what was filled in: places stand in one order in both languages (`test/house/errorPage.test.mts`). What would
 * be English stays `…`, and what is hardly more than that says nothing.
 */
function messageOf({ message }: Case, filled: readonly string[]): string | undefined {
  if (message.startsWith('(') || message.split('…').length !== filled.length + 1) return undefined;
  const words = filled.map(inPortuguese);
  let place = 0;
  const text = message.replace(/…/g, () => words[place++] ?? '…');
  if (!words.includes(undefined)) return text;
  return (message.match(/\p{L}+/gu) ?? []).length >= fewestWords ? text : undefined;
}

const fewestWords = 4;

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const plain = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])/gu, '“$1”')
    .replace(/\*\*|`/g, '')
    .replace(/\\(.)/g, '$1')
    .replaceAll('\n', ' ')
    .trim();
