/**
 * Loaded into a test process before anything else: its `Date` is moved as `PONTE_DATE` says, so that a test which holds on some days
 * only is found out. Timers stay on the wall. `+400d` is so many days ahead; anything else is the moment at which the process starts.
 */
const wanted = process.env.PONTE_DATE;
const WallDate = Date;
const wallNow = Date.now;

const days = /^\+(\d+)d$/.exec(wanted)?.[1];
const shift = days === undefined ? WallDate.parse(wanted) - wallNow() : Number(days) * 86_400_000;
if (Number.isNaN(shift)) throw new Error(`PONTE_DATE is neither a number of days nor a moment: ${wanted}`);
const now = () => wallNow() + shift;

globalThis.Date = new Proxy(WallDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new WallDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
