import type { PhoneMessage } from '../board/board.mts';
import { moment, useTalk } from './talk.tsx';
import { said } from './words.ts';

export function Phone({ messages }: { readonly messages: readonly PhoneMessage[] }) {
  const { words, locale } = useTalk();
  return (
    <aside aria-labelledby="phone">
      <h2 id="phone">{words.phone}</h2>
      <div class="phone">
        {messages.length === 0 ? <p class="quiet">{words.noMessages}</p> : null}
        <ul>
          {messages.map(({ id, to, text, status, at }) => (
            <li key={id} class={status === 'failed' ? 'bubble failed' : 'bubble'}>
              <p lang="pt-BR">{text}</p>
              <small>
                {to} · {moment(at, locale)} · {said(words.status, status)}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
