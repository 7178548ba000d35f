/** The parts of the page, within reach wherever it stands; how many there are of what happened. */
import type { Board } from '../board/board.mts';
import { useTalk } from './talk.tsx';
import type { Words } from './words.ts';

export function JumpList({ board: { orders, leads, people, phone } }: { readonly board: Board }) {
  const { words } = useTalk();
  const counts: Partial<Record<keyof Words['short'], number>> = {
    orders: orders.length,
    leads: leads.length,
    people: people.length,
    phone: phone.length,
  };
  return (
    <nav aria-label={words.jump}>
      <ul>
        {(Object.keys(words.short) as (keyof Words['short'])[]).map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{words.short[part]}</a>
            {counts[part] ? <span class="quiet"> {counts[part]}</span> : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}
