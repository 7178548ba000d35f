/** Ranges in A1: `'Leads'`, `Leads!3:3`, `Leads!A1:ZZZ`, `Leads!B2`. */
import { invalid, refuse, type Sheet, type Simulation } from './context.mts';

/** Rows and columns from 0, both ends included; open where undefined. */
export interface Range {
  readonly sheet: Sheet;
  readonly top: number;
  readonly left: number;
  readonly bottom: number | undefined;
  readonly right: number | undefined;
}

export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function columnLetters(number: number): string {
  const rest = Math.floor(number / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (number % 26));
}

export function readRange(simulation: Simulation, text: string): Range {
  const unreadable = () => refuse(invalid(`Unable to parse range: ${text}`));
  const [, quoted, plain, cells] = /^(?:'((?:[^']|'')+)'|([^'!]+))(?:!(.+))?$/.exec(text) ?? [];
  const name = quoted?.replace(/''/g, "'") ?? plain;
  const sheet = simulation.state.sheets.find(({ title }) => title.toLowerCase() === name?.toLowerCase()) ?? unreadable();
  if (cells === undefined) return { sheet, top: 0, left: 0, bottom: undefined, right: undefined };
  const [, left, top, colon, right, bottom] = /^([A-Za-z]*)(\d*)(:?)([A-Za-z]*)(\d*)$/.exec(cells) ?? [];
  if (!left && !top) return unreadable();
  const isOne = !colon;
  const row = (digits: string | undefined) => (digits ? Number(digits) - 1 : undefined);
  const column = (letters: string | undefined) => (letters ? columnNumber(letters) : undefined);
  return {
    sheet,
    top: row(top) ?? 0,
    left: column(left) ?? 0,
    bottom: isOne ? row(top) : row(bottom),
    right: isOne ? column(left) : column(right),
  };
}

const quotedName = ({ title }: Sheet) => (/^\w+$/.test(title) ? title : `'${title.replace(/'/g, "''")}'`);

export const rangeText = ({ sheet, top, left, bottom, right }: Range): string =>
  `${quotedName(sheet)}!${columnLetters(left)}${top + 1}:${columnLetters(Math.min(right ?? Infinity, sheet.columnCount - 1))}${Math.min(bottom ?? Infinity, sheet.rowCount - 1) + 1}`;
