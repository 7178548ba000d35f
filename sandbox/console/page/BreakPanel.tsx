import { useEffect, useState } from 'preact/hooks';
import type { Board } from '../board/board.mts';
import type { About } from './server.ts';
import { useTalk } from './talk.tsx';
import { nameOf, type Words } from './words.ts';

interface Props {
  readonly vendors: About['vendors'];
  /** By the flows that are live. */
  readonly used: About['used'];
  readonly broken: Board['broken'];
  readonly faults: Board['faults'];
}

export function BreakPanel({ vendors, used, broken, faults }: Props) {
  const { words, act } = useTalk();
  // A box stays as it was pressed until the board has it, too: n8n takes a while to start.
  const [pressed, setPressed] = useState<Readonly<Record<string, boolean>>>({});
  useEffect(() => setPressed({}), [broken.join()]);
  const set = async (id: string, isBroken: boolean) => {
    setPressed((before) => ({ ...before, [id]: isBroken }));
    const isDone = await (id === 'n8n' ? act('PUT', 'n8n', { up: !isBroken }) : act('PUT', `breakages/${id}`, { broken: isBroken }));
    if (!isDone) setPressed({});
  };
  const struck = faults.filter(({ vendor }) => vendor !== '*');
  return (
    <section aria-labelledby="break">
      <h2 id="break">{words.break}</h2>
      <div class="choices">
        {Object.entries(words.breakage).map(([id, name]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={pressed[id] ?? broken.includes(id)}
              onChange={({ currentTarget }) => void set(id, currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </div>
      <VendorFault vendors={vendors} used={used} />
      {struck.length === 0 ? null : (
        <div>
          <h3>{words.brokenNow}</h3>
          <ul class="broken">
            {struck.map(({ vendor, kind }) => (
              <li key={vendor + kind}>
                {nameOf(vendor)}: {words.vendorFault[kind as keyof Words['vendorFault']] ?? kind}
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => void act('PUT', 'strikes')}>
            {words.mendAll}
          </button>
        </div>
      )}
    </section>
  );
}

function VendorFault({ vendors, used }: Pick<Props, 'vendors' | 'used'>) {
  const { words, act } = useTalk();
  const [vendor, setVendor] = useState('melhorEnvio');
  const [kind, setKind] = useState('serverError');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act('PUT', 'strikes', { vendor, kind });
      }}
    >
      <h3>{words.oneVendor}</h3>
      <label class="field">
        {words.vendor}
        <select value={vendor} onChange={({ currentTarget }) => setVendor(currentTarget.value)}>
          <VendorOptions label={words.used} vendors={vendors.filter((each) => used.includes(each))} />
          <VendorOptions label={words.unused} vendors={vendors.filter((each) => !used.includes(each))} />
        </select>
      </label>
      <label class="field">
        {words.fault}
        <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
          {Object.entries(words.vendorFault).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{words.breakIt}</button>
    </form>
  );
}

/** By name. */
function VendorOptions({ label, vendors }: { readonly label: string; readonly vendors: readonly string[] }) {
  if (vendors.length === 0) return null;
  const sorted = vendors.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'en'));
  return (
    <optgroup label={label}>
      {sorted.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </optgroup>
  );
}
