/** What every part of the page needs: its words, how numbers and times are written, and a way to do something. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ask } from './server.ts';
import { languages, type Words } from './words.ts';

export interface Talking {
  readonly words: Words;
  readonly locale: string;
  /** Tells a refusal on the page; answers whether it was done. */
  act(...asked: Parameters<typeof ask>): Promise<boolean>;
}

export const Talk = createContext<Talking>({ words: languages.en.words, locale: 'en-GB', act: async () => await Promise.resolve(false) });

export const useTalk = (): Talking => useContext(Talk);

export const reais = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL' }).format(value);

/** In the shop's own zone. */
export const moment = (iso: string | number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium', timeZone: 'America/Sao_Paulo' }).format(new Date(iso));
