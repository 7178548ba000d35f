/** One authenticated request on its way through a route. */
import { failed, type Problem } from './answers.mts';
import type { Account } from './account.mts';
import type { JsonObject } from './types.mts';

export interface Call {
  readonly account: Account;
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object sent, `{}` where there was none. */
  readonly body: JsonObject;
  /** Reports a fault of the client. */
  misuse(rule: string, detail: string): void;
}

export type Handler = (call: Call) => Response | Promise<Response>;

export interface Route {
  readonly method: string;
  /** Path below `/v3`, with `:name` for a parameter. */
  readonly pattern: string;
  readonly operation: string;
  readonly handle: Handler;
  /** Exists in the sandbox environment only. */
  readonly sandboxOnly?: boolean;
}

/** Refuses a request whose content is the client's fault. Only codes are reported: descriptions may quote what was sent. */
export function invalid(call: Call, problems: readonly Problem[]): Response {
  call.misuse('invalidRequest', `${call.operation}: ${problems.map(({ code }) => code).join(', ')}`);
  return failed(400, problems);
}
