import { useState } from 'preact/hooks';
import type { Board } from '../board/board.mts';
import { useTalk } from './talk.tsx';
import { nameOf, type Words } from './words.ts';

interface Props {
  readonly vendors: readonly string[];
  readonly broken: Board['broken'];
  readonly faults: Board['faults'];
}

export function BreakPanel({ vendors, broken, faults }: Props) {
  const { words, act } = useTalk();
  const set = (id: string, isBroken: boolean) =>
    id === 'n8n' ? act('PUT', 'n8n', { up: !isBroken }) : act('PUT', `breakages/${id}`, { broken: isBroken });
  const struck = faults.filter(({ vendor }) => vendor !== '*');
  return (
    <section aria-labelledby="break">
      <h2 id="break">{words.break}</h2>
      <div class="choices">
        {Object.entries(words.breakage).map(([id, name]) => (
          <label key={id}>
            <input type="checkbox" checked={broken.includes(id)} onChange={({ currentTarget }) => void set(id, currentTarget.checked)} />
            {name}
          </label>
        ))}
      </div>
      <VendorFault vendors={vendors} />
      {struck.length === 0 ? null : (
        <div>
          <h3>{words.brokenNow}</h3>
          <ul>
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

function VendorFault({ vendors }: Pick<Props, 'vendors'>) {
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
          {vendors.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
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
