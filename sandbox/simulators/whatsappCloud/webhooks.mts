/** Webhooks of the application: handshake, signature, batching, retries. */
import { shakeHands } from '../../meta/handshake.mts';
import { escapeNonAscii, sign } from '../../meta/signature.mts';
import { vendor } from './context.mts';
import type { Simulation } from './context.mts';

const second = 1_000;
const hour = 3_600_000;

/** Vendor documentation: retried with growing pauses for up to 7 days. The exact pauses are not published. */
const schedule = [
  0,
  10 * second,
  60 * second,
  300 * second,
  1_800 * second,
  2 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  24 * hour,
  24 * hour,
  24 * hour,
  24 * hour,
];
const timeoutMs = 10_000;
/** What happens within this time goes out in one request. */
const batchMs = 400;
/** Vendor documentation: a body has at most 3 MB; some bytes are left for what is around the changes. */
const longestBody = 3 * 1_048_576 - 1_024;
const statusesInAList = 100;

export interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const outboxes = new WeakMap<object, Change[]>();

/** The head of every change: which number of the business it is about. */
export const metadata = ({ state: { secrets } }: Simulation, phoneNumberId = secrets.phoneNumberId) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: secrets.displayPhoneNumber.replace(/\D/g, ''), phone_number_id: phoneNumberId },
});

/** World time in seconds, as text. */
export const seconds = ({ world }: Simulation): string => String(Math.floor(world.clock.now() / 1_000));

/** Asks the URL to prove that it knows the token; only then is it saved. */
export async function subscribe(simulation: Simulation, callbackUrl: string, verifyToken: string): Promise<boolean> {
  const challenge = String(simulation.state.random.int(100_000_000, 999_999_999));
  if ((await shakeHands({ callbackUrl, verifyToken, challenge, get: simulation.options.get })) !== true) return false;
  simulation.state.subscription = { callbackUrl, verifyToken };
  return true;
}

/** Puts a change into the outbox; it leaves together with what follows shortly after. */
export function publish(simulation: Simulation, change: Change): void {
  const { state, world } = simulation;
  if (!state.subscription) return;
  const waiting = outboxes.get(state);
  if (waiting) return void waiting.push(change);
  outboxes.set(state, [change]);
  world.clock.after(batchMs, () => flush(simulation, state));
}

function flush(simulation: Simulation, state: Simulation['state']): void {
  const changes = joinStatuses(outboxes.get(state) ?? []);
  outboxes.delete(state);
  if (simulation.state !== state) return;
  let size = 0;
  let batch: Change[] = [];
  for (const change of changes) {
    const length = escapeNonAscii(JSON.stringify(change)).length + 1;
    if (size + length > longestBody) {
      post(simulation, batch);
      [batch, size] = [[], 0];
    }
    batch.push(change);
    size += length;
  }
  post(simulation, batch);
}

/** Statuses that come together stand in one list. */
function joinStatuses(changes: readonly Change[]): Change[] {
  const statuses = changes.flatMap(({ value }) => (Array.isArray(value.statuses) ? value.statuses : []));
  const first = changes.find(({ value }) => value.statuses !== undefined);
  const joined: Change[] = [];
  for (let start = 0; first && start < statuses.length; start += statusesInAList)
    joined.push({ field: first.field, value: { ...first.value, statuses: statuses.slice(start, start + statusesInAList) } });
  return [...changes.filter(({ value }) => value.statuses === undefined), ...joined];
}

/** `accountId` is another than the account's in samples only. */
export function post(simulation: Simulation, changes: readonly Change[], accountId = simulation.state.secrets.wabaId): void {
  const { state } = simulation;
  const { subscription, secrets } = state;
  if (!subscription || changes.length === 0) return;
  const entry = [{ id: accountId, changes: changes.map(({ value, field }) => ({ value, field })) }];
  const body = escapeNonAscii(JSON.stringify({ object: 'whatsapp_business_account', entry }));
  void simulation.world.webhooks.send({
    vendor,
    topic: changes[0]?.field ?? 'messages',
    url: subscription.callbackUrl,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'facebookexternalua',
      'X-Hub-Signature-256': sign(body, secrets.appSecret),
    },
    body,
    schedule,
    timeoutMs,
    isSuccess: (status) => status === 200,
    wanted: () => simulation.state === state && state.subscription === subscription,
  });
}
