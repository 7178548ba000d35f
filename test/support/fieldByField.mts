/** Which fields of a vendor's record decide: each is altered by itself, and what is read of the record is compared. */

export type Fields = Readonly<Record<string, unknown>>;

/** Where in a record a part stands: `line_items` is every member of that list, `a.b` is within `a`. */
export function alterPart(record: Fields, path: readonly string[], alter: (part: Fields) => Fields): Fields {
  const [name, ...rest] = path;
  if (name === undefined) return alter(record);
  const value = record[name];
  if (Array.isArray(value)) return { ...record, [name]: value.map((each) => alterPart(each as Fields, rest, alter)) };
  return { ...record, [name]: alterPart((value ?? {}) as Fields, rest, alter) };
}

/**
 * Those of the part's fields that are the same to the reader whatever stands there, in every one of these records. `values`: words of the
 * vendor's that a field may have.
 */
export function silentFields(
  records: readonly Fields[],
  path: string,
  fields: readonly string[],
  read: (record: Fields) => unknown,
  values: Readonly<Record<string, readonly unknown[]>> = {},
): string[] {
  const told = (record: Fields) => {
    try {
      return JSON.stringify(read(record));
    } catch (error) {
      return String(error);
    }
  };
  const steps = path === '' ? [] : path.split('.');
  const isRead = (field: string) =>
    records.some((record) => {
      const before = told(record);
      const own = (Object.hasOwn(values, field) ? values[field]! : []).map((value) => () => value);
      return [...own, ...alterations, () => undefined].some((alter) => {
        const altered = alterPart(record, steps, (part) => ({ ...part, [field]: alter(part[field]) }));
        return told(altered) !== before;
      });
    });
  return [...new Set(fields)].filter((field) => !isRead(field)).toSorted();
}

const alterations: readonly ((value: unknown) => unknown)[] = [
  other,
  () => 'changed',
  () => 7,
  () => 1_795_000_000,
  () => true,
  () => false,
  () => 'https://changed.example/1',
  () => ({ id: 'changed_1' }),
];

/** Another value of the same kind. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 7;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return undefined;
  if (/^-?\d+\.\d+$/.test(value)) return (Number(value) + 3).toFixed(2);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return value.replace(/^\d{4}/, '2019');
  return /\d$/.test(value) ? value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) : `${value}x`;
}
