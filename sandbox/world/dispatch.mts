/** One request into the world: to the simulator that answers for its host, through whatever goes wrong today. */
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultPlan, RequestFault } from './faults.mts';
import type { IncomingCall, Simulator, Violation } from './simulator.mts';

/** `dropped`: the line breaks and the client gets no answer. */
export type Answer = Response | 'dropped';

export interface LogEntry {
  readonly at: number;
  readonly vendor: string;
  readonly operation: string;
  /** HTTP status, or `dropped`. */
  readonly outcome: number | 'dropped';
  readonly fault?: RequestFault;
  readonly milliseconds: number;
}

export interface Dispatcher {
  /** Undefined where no simulator answers for the host. */
  handle(host: string, request: Request): Promise<Answer | undefined>;
  readonly log: readonly LogEntry[];
  /** Requests under way this moment. */
  inFlight(): number;
}

export interface DispatcherOptions {
  readonly simulators: readonly Simulator[];
  readonly faults: FaultPlan;
  readonly now: () => number;
  readonly violation: (violation: Violation) => void;
  /** How long a slow answer takes, in wall milliseconds. */
  readonly slowMs?: number;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const log: LogEntry[] = [];
  let inFlight = 0;

  const dispatch = async (simulator: Simulator, request: Request): Promise<Answer> => {
    const body = await request.clone().text();
    const call: IncomingCall = { method: request.method, path: new URL(request.url).pathname, body };
    const operation = simulator.operationOf(call);
    const fault = options.faults.request(simulator.vendor, operation);
    const started = performance.now();
    const answer = await strike(simulator, operation, call, request, fault, options.slowMs ?? 1500);
    log.push({
      at: options.now(),
      vendor: simulator.vendor,
      operation,
      outcome: answer === 'dropped' ? 'dropped' : answer.status,
      ...(fault ? { fault } : {}),
      milliseconds: Math.round(performance.now() - started),
    });
    return answer;
  };

  return {
    log,
    inFlight: () => inFlight,
    async handle(host, request) {
      const simulator = options.simulators.find(({ hosts }) => hosts.some((pattern) => matchesHost(pattern, host)));
      if (!simulator) return undefined;
      inFlight++;
      return await dispatch(simulator, request).finally(() => inFlight--);
    },
  };
}

async function strike(
  simulator: Simulator,
  operation: string,
  call: IncomingCall,
  request: Request,
  fault: RequestFault | undefined,
  slowMs: number,
): Promise<Answer> {
  const carryOut = async () => await simulator.app.fetch(request);
  // Where a client cannot find out what became of a request, a broken answer comes after the work: the harder case for it.
  const ambiguous = simulator.ambiguousOperations?.includes(operation) ?? false;
  switch (fault) {
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
    case 'slow':
      await wait(slowMs);
      return await carryOut();
    case 'expiredToken':
      simulator.expireTokens?.();
      return await carryOut();
    case undefined:
      return await carryOut();
  }
}

export function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.endsWith(pattern.slice(1)) && !host.slice(0, -(pattern.length - 1)).includes('.');
}
