import { useState } from 'preact/hooks';
import { useTalk } from './talk.tsx';
import { happeningsOf, type Words } from './words.ts';

const hourMs = 3_600_000;

export function HappenPanel() {
  const { words, act } = useTalk();
  const [what, setWhat] = useState<keyof Words['happening']>('order');
  const [times, setTimes] = useState(1);
  return (
    <section aria-labelledby="happen">
      <h2 id="happen">{words.happen}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act('POST', `happenings/${what}`, { times });
        }}
      >
        {Object.entries(happeningsOf).map(([kind, ids]) => (
          <fieldset key={kind} class="choices">
            <legend>{words.kind[kind as keyof Words['kind']]}</legend>
            {ids.map((id) => (
              <label key={id}>
                <input type="radio" name="what" checked={id === what} onChange={() => setWhat(id)} />
                {words.happening[id]}
              </label>
            ))}
          </fieldset>
        ))}
        <div class="row">
          <label class="count">
            {words.howMany}
            <input
              type="number"
              min="1"
              max="50"
              value={times}
              onInput={({ currentTarget }) => setTimes(Number(currentTarget.value) || 1)}
            />
          </label>
          <button type="submit" class="main">
            {words.go}
          </button>
        </div>
      </form>
      <h3>{words.time}</h3>
      <div class="row">
        <button type="button" onClick={() => void act('POST', 'time', { advanceMs: hourMs })}>
          {words.hour}
        </button>
        <button type="button" onClick={() => void act('POST', 'time', { advanceMs: 24 * hourMs })}>
          {words.day}
        </button>
      </div>
    </section>
  );
}
