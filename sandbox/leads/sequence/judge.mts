/** What of a sequence of messages is missing, twice or wrong, told from what left and when. */
import { afterBusinessDays, isBusinessTime, nextBusinessTime } from './hours.mts';

export type Channel = 'whatsApp' | 'email';

/** Step 1 is the first. */
export interface SequenceStep {
  readonly channel: Channel;
  readonly after: readonly [amount: number, unit: 'minutes' | 'days' | 'businessDays'];
  readonly from: 'capture' | 'lastTouch';
  /** At night and on holidays, too. */
  readonly isAnyTime?: boolean;
}

export interface Follower {
  readonly name: string;
  /** E.164; its area code says what time it is. */
  readonly phone: string | undefined;
  /** By which they can be reached. */
  readonly channels: readonly Channel[];
  /**
   * When they asked to be written to, in order: the first time begins the sequence, a later one makes the next step count from then. Empty
   * for who has not agreed. World milliseconds.
   */
  readonly asksAt: readonly number[];
  /** They answered, want no more, or have been taken over: nothing leaves after that. */
  readonly stopsAt?: number | undefined;
}

/** A message that left. */
export interface Touch {
  /** The follower's. */
  readonly name: string;
  readonly step: number;
  readonly at: number;
}

export interface SequenceVerdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
}

/** Until when what is due at a moment has to leave; Infinity where that is nobody's business any more. */
export type Latest = (dueAt: number, follower: Follower, step: SequenceStep) => number;

const unit = { minutes: 60_000, days: 86_400_000 } as const;

/** Business days are counted to the minute. */
const toleranceMs = 60_000;

export function judgeSequence(
  steps: readonly SequenceStep[],
  followers: readonly Follower[],
  touches: readonly Touch[],
  latest: Latest,
): SequenceVerdict {
  const known = new Set(followers.map(({ name }) => name));
  const strangers = touches.filter(({ name }) => !known.has(name)).map(({ name }) => `a touch of ${name}, who is nobody`);
  const found = followers.map((one) => {
    const own = touches.filter(({ name }) => name === one.name).toSorted((a, b) => a.at - b.at);
    return { ...inTime(steps, one, own, latest), doubled: doubles(own), wrong: wrongs(steps, one, own) };
  });
  return {
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.flatMap(({ doubled }) => doubled),
    wrong: [...strangers, ...found.flatMap(({ wrong, untimely }) => [...wrong, ...untimely])],
  };
}

const named = ({ name, step }: Pick<Touch, 'name' | 'step'>) => `step ${step} of ${name}`;
const shown = (at: number) => new Date(at).toISOString();

function doubles(own: readonly Touch[]): string[] {
  const again = own.filter(({ step }, index) => own.findIndex((other) => other.step === step) < index);
  return again.map((touch) => `${named(touch)} at ${shown(touch.at)}`);
}

function wrongs(
  steps: readonly SequenceStep[],
  { phone, channels, asksAt, stopsAt = Infinity }: Follower,
  own: readonly Touch[],
): string[] {
  return own.flatMap((touch) => {
    const rule = steps[touch.step - 1];
    const isOutOfHours = rule?.isAnyTime !== true && !isBusinessTime(touch.at, phone);
    return [
      ...(rule === undefined ? ['is none of the sequence'] : []),
      ...(rule !== undefined && !channels.includes(rule.channel) ? ['where nobody is reached'] : []),
      ...(asksAt.length === 0 ? ['without a consent'] : []),
      ...(touch.at > stopsAt ? [`${shown(touch.at)}, after the stop`] : []),
      ...(isOutOfHours ? [`${shown(touch.at)}, out of business hours`] : []),
    ].map((what) => `${named(touch)}: ${what}`);
  });
}

/** What has to leave, when, and what left before or after its time. */
function inTime(steps: readonly SequenceStep[], follower: Follower, own: readonly Touch[], latest: Latest) {
  const found = { lost: [] as string[], untimely: [] as string[] };
  const { name, channels, asksAt, stopsAt = Infinity } = follower;
  let before = asksAt[0];
  if (before === undefined) return found;
  for (const [index, rule] of steps.entries()) {
    const step = index + 1;
    const dueAt = dueAfter(rule, follower, before);
    before = dueAt;
    if (!channels.includes(rule.channel)) continue;
    const until = latest(dueAt, follower, rule);
    const touch = own.find((each) => each.step === step);
    // Who answered while it was on its way may have been written to, or not.
    if (touch === undefined && until < stopsAt && until !== Infinity) found.lost.push(named({ name, step }));
    if (touch === undefined) continue;
    before = touch.at;
    if (touch.at < dueAt - toleranceMs) found.untimely.push(`${named(touch)}: ${shown(touch.at)}, due at ${shown(dueAt)}`);
    if (touch.at > until) found.untimely.push(`${named(touch)}: ${shown(touch.at)}, ${Math.round((touch.at - until) / 60_000)} min late`);
  }
  return found;
}

/** `before`: when the step before left, or fell out. */
function dueAfter({ after: [amount, unitName], from, isAnyTime }: SequenceStep, { asksAt, phone }: Follower, before: number): number {
  let due = Infinity;
  for (const ask of [before, ...asksAt.filter((at) => at > before)]) {
    if (ask > due) break;
    const since = from === 'capture' ? Math.max(...asksAt.filter((at) => at <= ask)) : ask;
    const at = unitName === 'businessDays' ? afterBusinessDays(since, amount, phone) : since + amount * unit[unitName];
    due = isAnyTime ? Math.max(at, ask) : nextBusinessTime(Math.max(at, ask), phone);
  }
  return due;
}
