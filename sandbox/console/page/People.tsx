import type { PersonCard } from '../board/board.mts';
import { moment, useTalk } from './talk.tsx';
import { nameOf, said } from './words.ts';

export function People({ people }: { readonly people: readonly PersonCard[] }) {
  const { words, locale } = useTalk();
  return (
    <section aria-labelledby="people">
      <h2 id="people">{words.people}</h2>
      {people.length === 0 ? <p class="quiet">{words.noPeople}</p> : null}
      <ul class="people">
        {people.map(({ id, vendor, title, status, at }) => (
          <li key={id}>
            <strong>{title}</strong>{' '}
            <span class="quiet">{[nameOf(vendor), at && moment(at, locale), said(words.status, status)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
