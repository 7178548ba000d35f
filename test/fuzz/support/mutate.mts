/** JSON that nobody documents: a vendor's answers and deliveries with fields that are missing, of another kind or in another form. */
import type { Random } from '../../../sandbox/world/random.mts';

type Holder = Record<string, unknown> | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const copy = <T,>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));

/** A place somewhere in the tree; undefined where there is none. */
function placeIn(random: Random, root: unknown): { holder: Holder; key: string } | undefined {
  let at: unknown = root;
  let found: { holder: Holder; key: string } | undefined;
  while (isHolder(at) && (found === undefined || random.chance(0.75))) {
    const keys = Object.keys(at);
    if (keys.length === 0) break;
    const key = random.pick(keys);
    found = { holder: at, key };
    at = (at as Record<string, unknown>)[key];
  }
  return found;
}

function put({ holder, key }: { holder: Holder; key: string }, value: unknown): void {
  // A copy: the next change may go into it.
  if (value !== undefined) (holder as Record<string, unknown>)[key] = copy(value);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/** Values that say nothing where another kind is expected. */
const senseless: readonly unknown[] = [null, '', ' ', {}, [], [[]], [null], { of: ['no', 'meaning'] }, true, false];

/**
 * The answer in a form that cannot be read in one place or two: a field is missing or of another kind. No row is taken out and no list
 * emptied, for that would be another answer, "there is none", and not an odd one.
 */
export function oddForm(random: Random, body: unknown): unknown {
  const whole = random.chance(0.08);
  if (whole) return oddWhole(random, body);
  const answer = copy(body);
  for (let changes = random.int(1, 2); changes > 0; changes--) {
    const place = placeIn(random, answer);
    if (place === undefined) return oddWhole(random, body);
    const before = (place.holder as Record<string, unknown>)[place.key];
    const other = senseless.filter((value) => kindOf(value) !== kindOf(before) && !(kindOf(before) === 'string' && value === ''));
    const isRow = Array.isArray(place.holder);
    put(place, !isRow && random.chance(0.4) ? undefined : random.pick(other.filter((value) => !(isRow && kindOf(value) === 'list'))));
  }
  return answer;
}

function oddWhole(random: Random, body: unknown): unknown {
  const wholes = ['<html><body>Manutenção</body></html>', '', null, 'ok', 7, true, ...(Array.isArray(body) ? [{}] : [[], {}, [body]])];
  return random.pick(wholes);
}

/** Whatever may stand in a delivery that was made by hand or by a version that nobody knows. */
const anything: readonly unknown[] = [
  ...senseless,
  0,
  -1,
  1.5,
  1e21,
  -1e308,
  2 ** 53,
  'x',
  '1e21',
  '0x10',
  '12345678901234567890',
  '\ud800',
  'gid://shopify/Order/\udfff',
  '\u0000',
  '2026-13-45T99:99:99Z',
  '+999999-01-01T00:00:00Z',
  'constructor',
  '__proto__',
  'x'.repeat(5_000),
  { toString: 1, valueOf: {} },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
];

/** The payload with one to three places changed to whatever comes, doubled or taken out; seldom something else altogether. */
export function anyForm(random: Random, payload: unknown): unknown {
  if (random.chance(0.03)) return random.pick(anything);
  const changed = copy(payload);
  for (let changes = random.int(1, 3); changes > 0; changes--) {
    const place = placeIn(random, changed);
    if (place === undefined) return random.pick(anything);
    const { holder, key } = place;
    if (Array.isArray(holder) && random.chance(0.2)) holder.push(copy(holder[Number(key)]));
    else put(place, random.chance(0.25) ? undefined : random.pick(anything));
  }
  return changed;
}

/** A number as a user, a spreadsheet or an expression may give it, and what is none. */
export function anyNumber(random: Random): unknown {
  const digits = () => Array.from({ length: random.int(1, 12) }, () => random.int(0, 9)).join('');
  const forms: (() => unknown)[] = [
    () => random.pick(anything),
    () => undefined,
    () => Number.NaN,
    () => random.pick([Infinity, -Infinity, -0, 1e-9, 0.1 + 0.2, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE]),
    () => (random.next() - 0.5) * 10 ** random.int(-4, 22),
    () => random.int(-1_000, 1_000_000),
    () => random.int(0, 100_000) / 100,
    () => digits(),
    () => `${random.pick(['', '-', '+', 'R$ ', ' '])}${digits()}${random.pick(['', ',', '.', '%', ' un'])}${random.pick(['', digits()])}`,
    () => `${digits()}.${digits()},${digits()}`,
    () => `${digits()},${digits()}.${digits()}`,
    () => [random.int(0, 9)],
    () => new Date(0),
    () => Symbol('x'),
    () => 10n,
    () => () => 1,
    () => new Proxy({}, {}),
    () => ({ valueOf: () => 5 }),
  ];
  return random.pick(forms)();
}
