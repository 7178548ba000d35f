/** The world outside: clock, chance, faults, deliveries and the simulated vendors, put together. */
import { createSimulators, type Simulators } from '../simulators/index.mts';
import { createWorldClock, type WorldClock, type WorldClockOptions } from './clock.mts';
import { createDispatcher, type Dispatcher } from './dispatch.mts';
import { createFaultPlan, type FaultPlan } from './faults.mts';
import { createRandom } from './random.mts';
import type { LedgerEntry, Simulator, Violation } from './simulator.mts';
import type { Strictness } from './strictness.mts';
import { createPost, createWebhookSender, type WebhookSender } from './webhooks.mts';

export interface World {
  readonly seed: number;
  readonly clock: WorldClock;
  readonly faults: FaultPlan;
  readonly webhooks: WebhookSender;
  readonly vendors: Simulators;
  readonly simulators: readonly Simulator[];
  readonly dispatcher: Dispatcher;
  readonly violations: readonly (Violation & { at: number })[];
  ledger(): LedgerEntry[];
  /** Nothing is under way, and neither a webhook nor late work is waiting for its time. */
  isQuiet(): boolean;
}

export interface WorldOptions {
  readonly seed: number;
  /** Turns a public webhook URL into the address that answers on this machine. */
  readonly route?: (url: string) => string;
  readonly clock?: WorldClockOptions;
  /** Rules that are kept or not, whatever their default. */
  readonly strict?: Partial<Strictness>;
}

export function createWorld(options: WorldOptions): World {
  const clock = createWorldClock(options.clock);
  const random = createRandom(options.seed);
  const faults = createFaultPlan(random.fork('faults'));
  const route = options.route ?? ((url: string) => url);
  const webhooks = createWebhookSender(clock, faults, createPost(route));
  const violations: (Violation & { at: number })[] = [];
  const violation = (found: Violation) => void violations.push({ ...found, at: clock.now() });
  const vendors = createSimulators({ clock, random: random.fork('vendors'), webhooks, route, violation, strict: options.strict ?? {} });
  const simulators: Simulator[] = Object.values(vendors);
  const dispatcher = createDispatcher({ simulators, faults, clock, violation });
  return {
    seed: options.seed,
    clock,
    faults,
    webhooks,
    vendors,
    simulators,
    dispatcher,
    violations,
    ledger: () => simulators.flatMap((simulator) => simulator.ledger()),
    isQuiet: () => dispatcher.inFlight() === 0 && webhooks.inFlight() === 0 && webhooks.waiting() === 0 && dispatcher.late.pending() === 0,
  };
}
