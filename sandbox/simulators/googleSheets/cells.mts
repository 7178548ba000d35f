/** What stands in cells, and what writing makes of it. */
import { invalid, refuse, type Cell, type Simulation } from './context.mts';
import { rangeText, type Range } from './ranges.mts';

/** As a person who types it: signs and digits become numbers, and what begins with `=` a formula. */
function typed({ violation }: Simulation, text: string): Cell | undefined {
  if (text === '') return undefined;
  if (/^[=]/.test(text)) {
    violation('user-entered', 'a text was taken for a formula');
    return '#NAME?';
  }
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) {
    // `+5511…` loses its sign and 01234567890 its zero.
    if (String(Number(text)) !== text) violation('user-entered', 'a text was taken for a number and is another one now');
    return Number(text);
  }
  return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
}

function stored(simulation: Simulation, value: unknown, option: string): Cell | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return refuse(invalid('Invalid values: list_value'));
  if (value.length > 50_000) return refuse(invalid('Your input contains more than the maximum of 50000 characters in a single cell.'));
  return option === 'RAW' ? value : typed(simulation, value);
}

export function optionOf(value: unknown): string {
  return value === 'RAW' || value === 'USER_ENTERED' ? value : refuse(invalid("'valueInputOption' is required but not specified"));
}

export interface Written {
  readonly updatedRange: string;
  readonly updatedRows: number;
  readonly updatedColumns: number;
  readonly updatedCells: number;
}

/** Null leaves a cell as it is, '' empties it. Beyond the grid nothing is written. */
export function write(simulation: Simulation, range: Range, values: unknown, option: string): Written {
  if (!Array.isArray(values) || !values.every(Array.isArray)) return refuse(invalid('Invalid value at data.values'));
  const rows = values as readonly (readonly unknown[])[];
  const { sheet, top, left } = range;
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (top + rows.length > sheet.rowCount || left + width > sheet.columnCount)
    refuse(invalid(`Range (${rangeText(range)}) exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`));
  if (range.bottom !== undefined && top + rows.length - 1 > range.bottom)
    refuse(invalid(`Requested writing within range [${rangeText(range)}], but tried writing to row [${range.bottom + 2}]`));
  for (const [down, row] of rows.entries())
    for (const [along, value] of row.entries()) {
      if (value === null) continue;
      (sheet.cells[top + down] ??= [])[left + along] = stored(simulation, value, option);
    }
  const whole = { ...range, bottom: top + rows.length - 1, right: left + width - 1 };
  return {
    updatedRange: rangeText(whole),
    updatedRows: rows.length,
    updatedColumns: width,
    updatedCells: rows.reduce((sum, row) => sum + row.length, 0),
  };
}

const isEmpty = (cell: Cell | undefined) => cell === undefined || cell === '';

/** Empty cells and rows at the end are left out. */
export function read({ sheet, top, left, bottom, right }: Range, render: string): Cell[][] {
  const rows: Cell[][] = [];
  for (let down = top; down <= Math.min(bottom ?? Infinity, sheet.cells.length - 1); down++) {
    const row = (sheet.cells[down] ?? []).slice(left, right === undefined ? undefined : right + 1);
    const last = row.findLastIndex((cell) => !isEmpty(cell));
    rows.push(Array.from({ length: last + 1 }, (_, along) => shown(row[along], render)));
  }
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

const shown = (cell: Cell | undefined, render: string): Cell =>
  cell === undefined ? '' : render === 'UNFORMATTED_VALUE' ? cell : typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);

/** The first row below everything. */
export const firstFreeRow = ({ sheet }: Range): number => sheet.cells.findLastIndex((row) => row?.some((cell) => !isEmpty(cell))) + 1;
