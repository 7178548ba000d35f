/** Every field of an order wrong in turn: it is named, or it is known not to matter to an invoice. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { contactProblems, invoiceProblems, readOrder } from '../../domain/checks/orderCheck.ts';
import { paidOrder } from '../contracts/support/order.mts';

type Path = (string | number)[];

/** Complete: whatever an order can have is there, so that it can be made wrong. */
const complete = (): Order => {
  const order = structuredClone(paidOrder('1001'));
  order.shippingAddress = { ...order.shippingAddress! };
  order.customer.stateRegistration = '110.042.490.114';
  return order;
};

/** What no invoice says, or what has a default: anything may stand here. */
const harmless = [
  /^order\.(account|sourceId|createdAt|updatedAt|financialStatus|fulfillmentStatus|cancelledAt|note|discount)$/,
  /^order\.shipping\.method$/,
  /^order\.totals\.tax$/,
  /^order\.items\[\d\]\.(id|weightGrams|requiresShipping)$/,
  // The address of the bill goes before the one of the parcel.
  /^order\.shippingAddress\./,
  /^order\.billingAddress\.(recipient|complement)$/,
];

/** An order need not say these. */
const optional = /\.(kind|ncm|gtin|stateRegistration|phone|email|country|taxId\.type)$/;
const optionalAmounts = /^order\.(currency|totals\.(items|discount|shipping))$|\.discount$/;

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

const nameOf = (path: Path) => `order${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}`;

function withValue(path: Path, value: unknown): Order {
  const order = complete();
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, part) => at[part] as Record<string, unknown>, order as never);
  parent[path.at(-1)!] = value;
  return order;
}

/** All that is said of it: by the reading, or where it can be read, by the checks. */
function problemFields(value: unknown): string[] {
  const reading = readOrder(value);
  const problems = reading.valid ? [...invoiceProblems(reading.order), ...contactProblems(reading.order)] : reading.problems;
  return problems.map(({ field }) => field);
}

/** The field itself, or what it is a part of (`customer.taxId` for `customer.taxId.value`). */
const names = (fields: string[], name: string) => fields.some((field) => name === field || name.startsWith(`${field}.`));

const wrongValues: readonly [string, unknown][] = [
  ['absent', null],
  ['empty', ''],
  ['negative', -1],
  ['nonsense', '§'],
];

const isAbsent = (value: unknown) => value === null || value === '';

const cases = leaves(complete()).flatMap((path) => {
  const name = nameOf(path);
  return wrongValues.map(([kind, value]) => ({ name, path, kind, value }));
});

const mayBe = ({ name, value }: { name: string; value: unknown }) =>
  harmless.some((pattern) => pattern.test(name)) ||
  (isAbsent(value) && optional.test(name)) ||
  (value === null && optionalAmounts.test(name));

/** A text or a negative number in these fields is one like any other. */
const isFine = ({ name, kind }: { name: string; kind: string }) =>
  /^order\.(id|number|source)$|\.(sku|name|number)$/.test(name) && kind === 'nonsense' && !/customer\.name$/.test(name);

/** Another country has other states and codes: nothing more is known. */
const isAbroad = ({ name, kind }: { name: string; kind: string }) =>
  name.endsWith('.country') && (kind === 'nonsense' || kind === 'negative');

describe('a complete order', () => {
  test('has nothing wrong with it', () => {
    expect(problemFields(complete())).toEqual([]);
  });

  test('has many fields that can be wrong', () => {
    expect(cases.length).toBeGreaterThan(200);
  });
});

describe('every field of an order wrong in turn', () => {
  const wrong = cases.filter((each) => !mayBe(each) && !isFine(each) && !isAbroad(each));

  test.each(wrong)('$name $kind is named', ({ name, path, value }) => {
    expect(problemFields(withValue(path, value)).filter((field) => names([field], name))).not.toEqual([]);
  });

  test.each(cases.filter(mayBe))('$name $kind keeps nobody from issuing', ({ path, value }) => {
    expect(problemFields(withValue(path, value))).toEqual([]);
  });
});

describe('a cent too much', () => {
  test.each(['items', 'discount', 'shipping', 'total'] as const)('in the total of %s is named alone', (part) => {
    const order = complete();
    order.totals[part] += 0.01;
    expect(problemFields(order)).toEqual([`order.totals.${part}`]);
  });

  test('in one line is named, and the total that it spoils', () => {
    const order = complete();
    order.items[0]!.total += 0.01;
    expect(problemFields(order)).toEqual(['order.items[0].total', 'order.totals.total']);
  });
});
