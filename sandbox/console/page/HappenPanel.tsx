import { useState } from 'preact/hooks';
import { useTalk } from './talk.tsx';
import { happeningsOf, type Words } from './words.ts';

const hourMs = 3_600_000;

export function HappenPanel() {
  const { words, act } = useTalk();
  const [what, setWhat] = useState<keyof Words['happening']>('order');
  const [times, setTimes] = useState(1);
  const [done, setDone] = useState<keyof Words['happening']>();
  const happen = async () => {
    setDone(undefined);
    if (await act('POST', `happenings/${what}`, { times })) setDone(what);
  };
  return (
    <section aria-labelledby="happen">
      <h2 id="happen">{words.happen}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void happen();
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
        <div class="row go">
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
          <p class="good" role="status">
            {done === undefined ? (
              ''
            ) : (
              <>
                ✓ {words.happened}: <a href={`#${shownIn(done)}`}>{words.short[shownIn(done)]}</a>
              </>
            )}
          </p>
        </div>
      </form>
    </section>
  );
}

export function TimePanel() {
  const { words, act } = useTalk();
  const [isPassing, setPassing] = useState(false);
  const pass = async (advanceMs: number) => {
    setPassing(true);
    await act('POST', 'time', { advanceMs });
    setPassing(false);
  };
  return (
    <section aria-labelledby="time">
      <h2 id="time">{words.time}</h2>
      <div class="row">
        <button type="button" aria-disabled={isPassing} onClick={() => void (isPassing || pass(hourMs))}>
          {words.hour}
        </button>
        <button type="button" aria-disabled={isPassing} onClick={() => void (isPassing || pass(24 * hourMs))}>
          {words.day}
        </button>
      </div>
      <p class="quiet" role="status">
        {isPassing ? words.passing : ''}
      </p>
    </section>
  );
}

/** Where what happened is seen. */
function shownIn(what: keyof Words['happening']): keyof Words['short'] {
  if (what.startsWith('lead')) return 'leads';
  if (what.startsWith('booking')) return 'people';
  return happeningsOf.people.includes(what) ? 'phone' : 'orders';
}
