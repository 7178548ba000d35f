/**
 * Loaded into a sandbox n8n before anything else: its `Date` is ahead by the milliseconds that a file holds, so that hours of world
 * time can pass for n8n, too. Timers stay on the wall. With PONTE_TIME_SCHEDULES what n8n does by the clock does not: a schedule that
 * fell due meanwhile is run once, and so is what it looks at every minute (executions that wait for a time). With PONTE_TIME_SPEED both run
 * so many times as fast from PONTE_TIME_ANCHOR on: the clock, and everything that waits for so many milliseconds, time-outs of requests among it.
 */
const { readFileSync, watchFile } = require('node:fs');
const { ClientRequest } = require('node:http');
const Module = require('node:module');

const file = process.env.PONTE_TIME_SHIFT_FILE;
const WallDate = Date;
// Kept apart: n8n's libraries write to `Date.now`, too.
const wallNow = Date.now;
const speed = Number(process.env.PONTE_TIME_SPEED ?? 1);
const anchor = Number(process.env.PONTE_TIME_ANCHOR ?? 0);
let shift = 0;

const minuteMs = 60_000;
const schedules = new Set();
const everyMinute = new Map();

const read = () => {
  const before = shift;
  shift = Number(readFileSync(file, 'utf8'));
  return shift - before;
};
const now = () => anchor + (wallNow() - anchor) * speed + shift;

const passTime = () => {
  const passed = read();
  if (passed <= 0 || !process.env.PONTE_TIME_SCHEDULES) return;
  for (const job of [...schedules]) {
    const isDue = job.dueAt <= now();
    job.stop();
    job.start();
    if (isDue) void job.fireOnTick();
  }
  if (passed >= minuteMs) for (const task of everyMinute.values()) task();
};

/** n8n's schedules are jobs of the package `cron`. */
const followSchedules = ({ prototype }) => {
  const { start, stop } = prototype;
  prototype.start = function () {
    start.call(this);
    this.dueAt = this.cronTime.sendAt().toMillis();
    schedules.add(this);
  };
  prototype.stop = function () {
    schedules.delete(this);
    return stop.call(this);
  };
};

const load = Module._load;
Module._load = function (name, ...rest) {
  const loaded = load.call(this, name, ...rest);
  if (name === 'cron' && loaded.CronJob && !Object.hasOwn(loaded.CronJob, 'isFollowed')) {
    loaded.CronJob.isFollowed = true;
    followSchedules(loaded.CronJob);
  }
  return loaded;
};

/** No shorter than a millisecond, which is what a timer is at least. */
const fast = (ms) => (speed === 1 || !(ms > 0) ? ms : Math.max(1, ms / speed));

const { setInterval: setWallInterval, clearInterval: clearWallInterval, setTimeout: setWallTimeout } = globalThis;
globalThis.setInterval = (task, ms, ...args) => {
  const handle = setWallInterval(task, fast(ms), ...args);
  if (ms === minuteMs) everyMinute.set(handle, () => task(...args));
  return handle;
};
globalThis.clearInterval = (handle) => {
  everyMinute.delete(handle);
  clearWallInterval(handle);
};

if (speed !== 1) {
  globalThis.setTimeout = Object.assign((task, ms, ...args) => setWallTimeout(task, fast(ms), ...args), setWallTimeout);
  const { setTimeout: setRequestTimeout } = ClientRequest.prototype;
  ClientRequest.prototype.setTimeout = function (ms, ...rest) {
    return setRequestTimeout.call(this, fast(ms), ...rest);
  };
}

read();
watchFile(file, { interval: 100, persistent: false }, passTime);

globalThis.Date = new Proxy(WallDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new WallDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
