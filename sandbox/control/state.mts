/** What the console page shows: each order with everything that came of it. */
import type { LedgerEntry } from '../world/simulator.mts';
import type { World } from '../world/world.mts';

export interface OrderCard {
  readonly orderNumber: string;
  readonly order: LedgerEntry | undefined;
  readonly payment: LedgerEntry | undefined;
  readonly invoice: LedgerEntry | undefined;
  readonly shipment: LedgerEntry | undefined;
  readonly fulfillment: LedgerEntry | undefined;
  readonly movements: readonly LedgerEntry[];
}

export interface PhoneMessage {
  readonly to: string;
  readonly text: string;
  readonly status: string;
}

export interface ConsoleState {
  readonly worldTime: string;
  readonly seed: number;
  readonly orders: readonly OrderCard[];
  readonly phone: readonly PhoneMessage[];
  readonly violations: readonly { vendor: string; rule: string; detail: string }[];
  readonly faults: string;
  readonly calls: number;
}

export function consoleState(world: World): ConsoleState {
  const ledger = world.ledger();
  const numbers = [...new Set(ledger.filter(({ kind }) => kind === 'order' || kind === 'payment').map(({ orderNumber }) => orderNumber))];
  return {
    worldTime: new Date(world.clock.now()).toISOString(),
    seed: world.seed,
    orders: numbers
      .filter((number): number is string => number !== undefined)
      .map((number) => cardOf(number, ledger))
      .reverse(),
    phone: phoneMessages(world),
    violations: world.violations.map(({ vendor, rule, detail }) => ({ vendor, rule, detail })),
    faults: world.faults.rules().length === 0 ? 'none' : `${world.faults.rules().length} kinds, ${world.faults.injected.length} struck`,
    calls: world.dispatcher.log.length,
  };
}

/** What customers read, whichever gateway it came by; the newest first. */
function phoneMessages({ vendors }: World): PhoneMessage[] {
  const { whatsappCloud, evolution, zApi, waha, twilio } = vendors;
  return [whatsappCloud, evolution, zApi, waha, twilio]
    .flatMap((gateway) => [...gateway.messages()])
    .sort((one, other) => other.at - one.at)
    .map(({ to, text, status }) => ({ to, text, status }));
}

function cardOf(orderNumber: string, ledger: readonly LedgerEntry[]): OrderCard {
  const of = (kind: LedgerEntry['kind']) => ledger.filter((entry) => entry.kind === kind && entry.orderNumber === orderNumber);
  return {
    orderNumber,
    order: of('order')[0],
    payment: of('payment')[0],
    invoice: of('invoice')[0],
    shipment: of('shipment')[0],
    fulfillment: of('fulfillment')[0],
    movements: of('movement'),
  };
}
