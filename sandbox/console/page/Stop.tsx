/** A station on the way, and why somebody stands still there. */
import type { LeadStationName, Paper, Problem, Station, StationName } from '../board/board.mts';
import { useTalk } from './talk.tsx';

const signs = { done: '✓', moving: '…', waiting: '', stopped: '!', none: '–' } as const;

interface Props {
  readonly station: Station<StationName | LeadStationName>;
  show?(paper: Paper): void;
}

export function Stop({ station: { name, state, fact, paper }, show }: Props) {
  const { words } = useTalk();
  return (
    <li class={`station ${state}`}>
      <span class="sign" aria-hidden="true">
        {signs[state]}
      </span>
      <span class="name">{words.station[name]}</span>
      <span class="hidden">: {words.state[state]}</span>
      {fact ? <span class="fact">{fact}</span> : null}
      {paper && show ? (
        <button type="button" class="link" aria-label={`${words.look}: ${words.station[name]} ${fact ?? ''}`} onClick={() => show(paper)}>
          {words.look}
        </button>
      ) : null}
    </li>
  );
}

export function Trouble({ problem }: { readonly problem: Problem | undefined }) {
  const { words, locale } = useTalk();
  if (!problem) return null;
  const { where, what, hint, code } = problem;
  return (
    <p class="problem">
      <strong>
        {words.stopped}
        {where ? ` · ${where}` : ''}:
      </strong>{' '}
      {what} {hint ? <span class="hint">{hint}</span> : null}
      {code ? (
        <a href={`/errors/${code}?language=${locale.slice(0, 2)}`} target="_blank" rel="noreferrer">
          {words.meaning} ({code})
        </a>
      ) : null}
    </p>
  );
}
