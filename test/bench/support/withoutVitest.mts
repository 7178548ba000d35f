/** What the tests' simulated hosts use of Vitest, for a bench that runs outside of it: some code under test costs more there than its own time. */
type Method = (...given: never[]) => unknown;

function spyOn<Name extends string>(on: Readonly<Record<Name, Method>>, name: Name) {
  const owner = on as Record<Name, Method>;
  const original = owner[name];
  const spy = {
    mockImplementation(replacement: Method) {
      owner[name] = replacement;
      return spy;
    },
    mockRestore: () => void (owner[name] = original),
  };
  return spy;
}

export const vi = { spyOn };

/** A bench has no end that something would have to be put back for. */
export const afterAll = () => undefined;
export const beforeAll = () => undefined;
