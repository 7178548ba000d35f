/** What the parts of the simulated Google Sheets share, and everything that it remembers. */
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'googleSheets';

/** What Google's logins know of a token: the account is one for all of Google's APIs. */
export interface GoogleLogins {
  scopesOf(accessToken: string): readonly string[] | undefined;
  expireTokens(): void;
}

export type Cell = string | number | boolean;

export interface Sheet {
  readonly sheetId: number;
  title: string;
  /** The grid: writing beyond it is refused. */
  rowCount: number;
  columnCount: number;
  /** Rows from 1, columns from A; undefined where empty. */
  readonly cells: (Cell | undefined)[][];
}

export interface State {
  readonly sheets: Sheet[];
  /** Whether the account may write. */
  shared: boolean;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly logins: GoogleLogins;
  readonly spreadsheet: string;
  readonly reads: RequestWindow;
  readonly writes: RequestWindow;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export const failure = (code: number, status: string, message: string): Answer => ({
  status: code,
  body: { error: { code, message, status } },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const invalid = (message: string): Answer => failure(400, 'INVALID_ARGUMENT', message);
