/** Requests are forms with brackets: `enabled_events[0]=a`, `expand[]=line_items`, `created[gte]=5`, `metadata[cpf]=…`. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = { [name: string]: FormValue };

export function readForm(pairs: URLSearchParams): Form {
  const form: Form = {};
  for (const [name, value] of pairs) {
    const [first, ...rest] = name.split(/\[|\]\[|\]/).filter((part, index, all) => index < all.length - 1 || part !== '');
    put(form, [first ?? '', ...rest.filter((part) => part !== '' || name.endsWith('[]'))], value);
  }
  return listsOf(form) as Form;
}

/** Every step is an object first; `''` is the next free place of a list. */
function put(into: Form, [name, ...rest]: readonly string[], value: string): void {
  const key = name === '' ? String(Object.keys(into).length) : name!;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const next = typeof into[key] === 'object' ? (into[key] as Form) : {};
  into[key] = next;
  put(next, rest, value);
}

/** Objects whose names are all numbers are lists. */
function listsOf(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) return names.map((name) => listsOf(value[name]!));
  return Object.fromEntries(names.map((name) => [name, listsOf(value[name]!)]));
}

export const textOf = (value: FormValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

export const textsOf = (value: FormValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : typeof value === 'string' ? [value] : [];

export function recordOf(value: FormValue | undefined): Record<string, string> {
  if (typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
