/** A station on the way, and why somebody stands still there. */
import type { JSX } from 'preact';
import type { LeadStationName, Meaning, Paper, Problem, Retried, Station, StationName } from '../board/board.mts';
import { useTalk } from './talk.tsx';
import { nameOf, said } from './words.ts';

const signs = { done: '✓', moving: '…', waiting: '', stopped: '!', none: '–' } as const;

interface Props {
  readonly station: Station<StationName | LeadStationName>;
  show?(paper: Paper): void;
}

export function Stop({ station: { name, state, fact: told, paper }, show }: Props) {
  const { words } = useTalk();
  const fact = told && said(words.status, told);
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

/** n8n itself shows nothing while it waits. */
export function Waiting({ retried }: { readonly retried: Retried | undefined }) {
  const { words } = useTalk();
  if (!retried) return null;
  const { vendor, times, answer } = retried;
  return (
    <p class="retry">
      <strong>{nameOf(vendor)}</strong> {words.triedAgain} ({answer === 'dropped' ? words.noAnswer : `HTTP ${answer}`}, {times} ×).
    </p>
  );
}

export function Trouble({ problem }: { readonly problem: Problem | undefined }) {
  const { words, locale } = useTalk();
  if (!problem) return null;
  const { where, what, hint, code, meaning } = problem;
  const head = (
    <strong>
      {words.stopped}
      {where ? ` · ${where}` : ''}:
    </strong>
  );
  return (
    <div class="problem">
      {meaning && locale === 'pt-BR' ? (
        <Translated head={head} meaning={meaning} original={[what.replace(/\.$/, ''), hint].filter(Boolean).join('. ')} />
      ) : (
        <p>
          {head} <span lang="en">{what}</span>{' '}
          {hint ? (
            <span class="hint" lang="en">
              {hint}
            </span>
          ) : null}
        </p>
      )}
      {code ? (
        <a href={`/docs/errors/${code}${locale === 'pt-BR' ? '.pt-BR' : ''}.md`} target="_blank" rel="noreferrer">
          {words.meaning} ({code.replace('class-', '')})
        </a>
      ) : null}
    </div>
  );
}

interface Original {
  readonly head: JSX.Element;
  readonly meaning: Meaning;
  /** In n8n's own words. */
  readonly original: string;
}

function Translated({ head, meaning: { errorClass, means, advice }, original }: Original) {
  const { words } = useTalk();
  return (
    <>
      <p>
        {head} {means} <span class="quiet">({`${words.kindOfError} ${errorClass}`})</span>
      </p>
      <p>
        <strong>{words.whatToDo}:</strong> {advice}
      </p>
      <p class="hint">
        {words.original}: <span lang="en">{original}</span>
      </p>
    </>
  );
}
