/** Google Sheets, simulated: one spreadsheet of one account, cell by cell. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import { read } from './cells.mts';
import { failure, vendor, type Cell, type GoogleLogins, type Sheet, type Simulation, type State } from './context.mts';
import { limitReached, operationOf, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { GoogleLogins } from './context.mts';

export interface GoogleSheetsSimulator extends Simulator {
  /** The spreadsheet's id. */
  readonly spreadsheet: string;
  /** Scopes that n8n's credential asks for. */
  readonly scopes: readonly string[];
  rows(title?: string): readonly (readonly Cell[])[];
  /** Somebody writes a row below the others. */
  addRow(row: readonly Cell[], title?: string): void;
  addSheet(title: string, rowCount?: number): void;
  setShared(shared: boolean): void;
}

const newSheet = (sheetId: number, title: string, rowCount = 1_000): Sheet => ({ sheetId, title, rowCount, columnCount: 26, cells: [] });
const newState = (): State => ({ sheets: [newSheet(0, 'Leads')], shared: true });

/** `logins`: Google's own, of the account that the spreadsheet belongs to. */
export function createGoogleSheets(world: WorldServices, { logins }: { readonly logins: GoogleLogins }): GoogleSheetsSimulator {
  const simulation: Simulation = {
    world,
    logins,
    spreadsheet: 'SHEETID123',
    reads: createRequestWindow(world.clock, 60, 60_000),
    writes: createRequestWindow(world.clock, 60, 60_000),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  const sheetNamed = (title: string): Sheet => simulation.state.sheets.find((sheet) => sheet.title === title)!;
  return {
    vendor,
    hosts: ['sheets.googleapis.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    spreadsheet: simulation.spreadsheet,
    scopes: ['spreadsheets', 'drive.file', 'drive.metadata'].map((name) => `https://www.googleapis.com/auth/${name}`),
    operationOf,
    rateLimitedAnswer: () => toResponse(limitReached()),
    serverErrorAnswer: () => toResponse(failure(503, 'UNAVAILABLE', 'The service is currently unavailable.')),
    expireTokens: () => logins.expireTokens(),
    ledger: () => simulation.state.sheets.flatMap(toLedger),
    reset() {
      simulation.state = newState();
      simulation.reads.reset();
      simulation.writes.reset();
    },
    rows: (title = 'Leads') =>
      read({ sheet: sheetNamed(title), top: 0, left: 0, bottom: undefined, right: undefined }, 'UNFORMATTED_VALUE'),
    addRow: (row, title = 'Leads') => void sheetNamed(title).cells.push([...row]),
    addSheet: (title, rowCount) => void simulation.state.sheets.push(newSheet(simulation.state.sheets.length * 111, title, rowCount)),
    setShared: (shared) => void (simulation.state.shared = shared),
  };
}

/** Rows below the headings. */
const toLedger = (sheet: Sheet): LedgerEntry[] =>
  sheet.cells.slice(1).flatMap((row, index) => {
    const [key] = row ?? [];
    if (!row?.some((cell) => cell !== undefined)) return [];
    return [
      { kind: 'row', vendor, id: `${sheet.title}!${index + 2}`, detail: { key: fingerprint(key === undefined ? undefined : String(key)) } },
    ];
  });
