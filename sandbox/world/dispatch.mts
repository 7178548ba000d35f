/** One request into the world: to the simulator that answers for its host, through whatever goes wrong today. */
import { setTimeout as wait } from 'node:timers/promises';
import type { WorldClock } from './clock.mts';
import type { FaultPlan, LateEffect, RequestFault, Strike } from './faults.mts';
import { createLateWork, type LateWork } from './lateWork.mts';
import { isWrite, type IncomingCall, type Simulator, type Violation } from './simulator.mts';

/** `dropped`: the line breaks and the client gets no answer. */
export type Answer = Response | 'dropped';

export interface LogEntry {
  /** World milliseconds at which it was answered. */
  readonly at: number;
  readonly vendor: string;
  readonly operation: string;
  /** HTTP status, or `dropped`. */
  readonly outcome: number | 'dropped';
  readonly fault?: RequestFault;
  readonly milliseconds: number;
  /** Which process asked, where each of them has a name (`nameClient`). */
  readonly client?: string;
}

/** Of the line that a request comes by. */
export interface Line {
  /** Resolves when the client has closed it. */
  readonly clientGone?: Promise<void>;
  readonly client?: string;
}

export interface Dispatcher {
  /** Undefined where no simulator answers for the host. */
  handle(host: string, request: Request, line?: Line): Promise<Answer | undefined>;
  readonly log: readonly LogEntry[];
  readonly late: LateWork;
  /** Requests under way this moment. */
  inFlight(): number;
}

export interface DispatcherOptions {
  readonly simulators: readonly Simulator[];
  readonly faults: FaultPlan;
  readonly clock: Pick<WorldClock, 'now' | 'after'>;
  readonly violation: (violation: Violation) => void;
  /** How long a slow answer takes, in wall milliseconds. */
  readonly slowMs?: number;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { clock, faults, slowMs = 1500 } = options;
  const log: LogEntry[] = [];
  const late = createLateWork(clock);
  let inFlight = 0;

  const dispatch = async (simulator: Simulator, request: Request, { clientGone, client }: Line): Promise<Answer> => {
    const body = await request.clone().text();
    const call: IncomingCall = { method: request.method, path: new URL(request.url).pathname, body };
    const operation = simulator.operationOf(call);
    const fault = faults.request(simulator.vendor, operation, isWrite(simulator, call));
    const started = performance.now();
    const answer = await strike({ simulator, operation, call, request, clientGone, late, slowMs }, fault);
    log.push({
      at: clock.now(),
      vendor: simulator.vendor,
      operation,
      outcome: answer === 'dropped' ? 'dropped' : answer.status,
      ...(fault ? { fault: fault.kind } : {}),
      milliseconds: Math.round(performance.now() - started),
      ...(client === undefined ? {} : { client }),
    });
    return answer;
  };

  return {
    log,
    late,
    inFlight: () => inFlight,
    async handle(host, request, line = {}) {
      const simulator = options.simulators.find(
        (one) => one.hosts.some((pattern) => matchesHost(pattern, host)) && (one.owns?.(request) ?? true),
      );
      if (!simulator) return undefined;
      inFlight++;
      return await dispatch(simulator, request, line).finally(() => inFlight--);
    },
  };
}

interface Struck {
  readonly simulator: Simulator;
  readonly operation: string;
  readonly call: IncomingCall;
  readonly request: Request;
  readonly clientGone: Promise<void> | undefined;
  readonly late: LateWork;
  readonly slowMs: number;
}

async function strike(struck: Struck, fault: Strike | undefined): Promise<Answer> {
  const { simulator, operation, call, request, late, slowMs } = struck;
  const carryOut = async () => await simulator.app.fetch(request);
  // Where a client cannot find out what became of a request, a broken answer comes after the work: the harder case for it.
  const ambiguous = simulator.ambiguousOperations?.includes(operation) ?? false;
  switch (fault?.kind) {
    case 'rateLimited':
      return simulator.rateLimitedAnswer(call);
    case 'serverError':
      if (ambiguous) await carryOut();
      return simulator.serverErrorAnswer(call);
    case 'reset':
      if (ambiguous) await carryOut();
      return 'dropped';
    case 'lostAnswer':
      if (!simulator.unforgivingOperations?.includes(operation)) await carryOut();
      return 'dropped';
    case 'lateEffect':
      return await fallSilent(struck, fault);
    case 'slow': {
      // A vendor counts a call when it comes, however long its answer takes.
      const answer = await carryOut();
      await wait(slowMs);
      return answer;
    }
    case 'expiredToken':
      // A login that was good when late work was taken in does not stop it.
      if (late.pending(simulator.vendor) === 0) simulator.expireTokens?.();
      return await carryOut();
    case undefined:
      return await carryOut();
  }
}

/** Longer than any client waits for an answer. */
const longestHangMs = 90_000;

async function fallSilent({ simulator, operation, request, clientGone, late }: Struck, fault: LateEffect): Promise<Answer> {
  if (fault.silence === 'hang' && clientGone) await Promise.race([clientGone, wait(longestHangMs, undefined, { ref: false })]);
  late.accept(simulator.vendor, operation, fault.delayMs, async () => await simulator.app.fetch(request));
  return 'dropped';
}

export function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.endsWith(pattern.slice(1)) && !host.slice(0, -(pattern.length - 1)).includes('.');
}
