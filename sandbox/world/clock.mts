/**
 * The world's clock. Vendors' schedules (webhook retries, token expiry, SEFAZ's pace) live on it, so that hours can pass in
 * seconds; requests per second are counted on `wall()`, because a client sends them on the wall clock.
 */
export interface WorldTimer {
  readonly dueAt: number;
  cancel(): void;
}

export interface WorldClock {
  /** World time in milliseconds since the epoch. */
  now(): number;
  /** Wall time in milliseconds since the epoch: the only clock for rate limits. */
  wall(): number;
  /** Runs `task` once, `delayMs` of world time from now. */
  after(delayMs: number, task: () => void | Promise<void>): WorldTimer;
  /** World time of the next timer, or undefined when nothing is waiting. */
  nextDueAt(): number | undefined;
  /** Moves world time forward and runs what falls due on the way, in order. */
  advance(ms: number): Promise<void>;
  /** How many world milliseconds pass in one wall millisecond. */
  setSpeed(factor: number): void;
  stop(): void;
}

interface Entry extends WorldTimer {
  readonly order: number;
  readonly task: () => void | Promise<void>;
}

export interface WorldClockOptions {
  readonly wall?: () => number;
  /** Without it, time passes by `advance` alone. */
  readonly live?: boolean;
  /** How many wall milliseconds pass in one of this machine's: more than one only where the client's clock is as fast (`fastWall`). */
  readonly wallSpeed?: number;
}

/** A wall clock that runs `speed` times as fast as this machine's from now on, or from a moment on. */
export function fastWall(speed: number, start = Date.now()): () => number {
  return () => start + (Date.now() - start) * speed;
}

export function createWorldClock(options: WorldClockOptions = {}): WorldClock {
  const wallSpeed = options.wallSpeed ?? 1;
  const wall = options.wall ?? Date.now;
  const live = options.live ?? true;
  let entries: Entry[] = [];
  let order = 0;
  let anchorWall = wall();
  let anchorWorld = anchorWall;
  let speed = 1;
  let wake: NodeJS.Timeout | undefined;
  let stopped = false;

  const now = () => (live ? anchorWorld + (wall() - anchorWall) * speed : anchorWorld);

  const setNow = (world: number) => {
    anchorWorld = world;
    anchorWall = wall();
  };

  const next = () => entries.reduce<Entry | undefined>((first, entry) => (first && comesFirst(first, entry) ? first : entry), undefined);

  const runDue = async (until: number) => {
    for (let entry = next(); entry && entry.dueAt <= until; entry = next()) {
      const due = entry;
      entries = entries.filter((other) => other !== due);
      if (now() < due.dueAt) setNow(due.dueAt);
      await due.task();
    }
  };

  const arm = () => {
    clearTimeout(wake);
    const entry = next();
    if (!live || stopped || !entry) return;
    const waitMs = Math.min(Math.max(0, (entry.dueAt - now()) / speed / wallSpeed), 2 ** 30);
    wake = setTimeout(() => void runDue(now()).finally(arm), waitMs);
  };

  return {
    now,
    wall,
    after(delayMs, task) {
      const entry: Entry = {
        dueAt: now() + Math.max(0, delayMs),
        order: order++,
        task,
        cancel() {
          entries = entries.filter((other) => other !== entry);
          arm();
        },
      };
      entries.push(entry);
      arm();
      return entry;
    },
    nextDueAt: () => next()?.dueAt,
    async advance(ms) {
      const target = now() + ms;
      await runDue(target);
      if (now() < target) setNow(target);
      arm();
    },
    setSpeed(factor) {
      setNow(now());
      speed = factor;
      arm();
    },
    stop() {
      stopped = true;
      clearTimeout(wake);
    },
  };
}

function comesFirst(a: Entry, b: Entry): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}
