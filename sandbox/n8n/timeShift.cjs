/**
 * Loaded into a sandbox n8n before anything else: its `Date` is ahead by the milliseconds that a file holds, so that hours of world
 * time can pass for n8n, too. Timers stay on the wall.
 */
const { readFileSync, watchFile } = require('node:fs');

const file = process.env.PONTE_TIME_SHIFT_FILE;
const WallDate = Date;
// Kept apart: n8n's libraries write to `Date.now`, too.
const wallNow = Date.now;
let shift = 0;

const read = () => {
  shift = Number(readFileSync(file, 'utf8'));
};
const now = () => wallNow() + shift;

read();
watchFile(file, { interval: 100, persistent: false }, read);

globalThis.Date = new Proxy(WallDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new WallDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
