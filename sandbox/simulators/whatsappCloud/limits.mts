/** The rates the vendor allows, on the wall clock; the cap on marketing is a matter of days, on the world's. */
import { isLanding } from '../../world/lateWork.mts';
import type { Simulation } from './context.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';

/** Vendor documentation: 80 messages a second by default; to one person a burst, then one in 6 seconds; 5000 calls an hour. */
const defaultPerSecond = 80;
const defaultBurst = 45;
const pairRefillMs = 6_000;
const defaultManagementPerHour = 5_000;
const defaultMarketingPerDay = 2;

/** Counts a message of the number as a whole. */
export function countMessage({ state, world, options }: Simulation): Refusal | undefined {
  if (isLanding()) return undefined;
  const now = world.clock.wall();
  state.messageTimes = state.messageTimes.filter((time) => time > now - 1_000);
  if (state.messageTimes.length >= (options.messagesPerSecond ?? defaultPerSecond))
    return refusal(130429, 'Cloud API message throughput has been reached.');
  state.messageTimes.push(now);
  return undefined;
}

/** Counts a message to one person. */
export function countPair({ state, world, options }: Simulation, identity: string): Refusal | undefined {
  if (isLanding()) return undefined;
  const now = world.clock.wall();
  const burst = options.pairBurst ?? defaultBurst;
  const times = (state.pairTimes.get(identity) ?? []).filter((time) => time > now - burst * pairRefillMs);
  state.pairTimes.set(identity, times);
  if (level(times, now, burst) < 1)
    return refusal(131056, 'Message failed to send because there were too many messages sent to this phone number');
  times.push(now);
  return undefined;
}

/** Counts a marketing message to one person; the vendor keeps how many a person gets from everybody to itself. */
export function countMarketing({ state, world, options }: Simulation, identity: string): Refusal | undefined {
  const now = world.clock.now();
  const times = (state.marketingTimes.get(identity) ?? []).filter((time) => time > now - 86_400_000);
  state.marketingTimes.set(identity, times);
  if (times.length >= (options.marketingPerDay ?? defaultMarketingPerDay))
    return refusal(131049, 'In order to maintain a healthy ecosystem engagement, the message was not delivered');
  times.push(now);
  return undefined;
}

/** What is left of a bucket that refills by one each 6 seconds. */
function level(times: readonly number[], now: number, burst: number): number {
  let left = burst;
  let last = times[0] ?? now;
  for (const time of times) {
    left = Math.min(burst, left + (time - last) / pairRefillMs) - 1;
    last = time;
  }
  return Math.min(burst, left + (now - last) / pairRefillMs);
}

export function countManagement({ state, world, options }: Simulation): Refusal | undefined {
  if (isLanding()) return undefined;
  const now = world.clock.wall();
  state.managementTimes = state.managementTimes.filter((time) => time > now - 3_600_000);
  if (state.managementTimes.length >= (options.managementPerHour ?? defaultManagementPerHour))
    return refusal(80007, 'The WhatsApp Business Account has reached its rate limit.');
  state.managementTimes.push(now);
  return undefined;
}
