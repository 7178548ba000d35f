/** Each order as a line of stations that light up. */
import { useState } from 'preact/hooks';
import type { OrderCard, Paper, Station } from '../board/board.mts';
import { PaperDialog } from './PaperDialog.tsx';
import { reais, useTalk } from './talk.tsx';
import { nameOf } from './words.ts';

export function OrderList({ orders }: { readonly orders: readonly OrderCard[] }) {
  const { words } = useTalk();
  const [paper, setPaper] = useState<Paper>();
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{words.orders}</h2>
      {orders.length === 0 ? <p class="quiet">{words.noOrders}</p> : null}
      <ol class="orders">
        {orders.map((order) => (
          <Order key={order.id} order={order} show={setPaper} />
        ))}
      </ol>
      {paper ? <PaperDialog paper={paper} close={() => setPaper(undefined)} /> : null}
    </section>
  );
}

interface Props {
  readonly order: OrderCard;
  show(paper: Paper): void;
}

function Order({ order, show }: Props) {
  const { words, locale } = useTalk();
  const { number, channel, customer, total, units, isPaid, isCancelled, stations, problem } = order;
  const facts = [
    nameOf(channel),
    customer,
    total === undefined ? undefined : reais(total, locale),
    units === undefined ? undefined : `${units} ${words.unit[units === 1 ? 'one' : 'other']}`,
    isCancelled ? words.cancelled : isPaid ? undefined : words.unpaid,
  ];
  return (
    <li class="order">
      <h3>
        {number} <span class="quiet">{facts.filter(Boolean).join(' · ')}</span>
      </h3>
      <ol class="stations">
        {stations.map((station) => (
          <Stop key={station.name} station={station} show={show} />
        ))}
      </ol>
      {problem ? (
        <p class="problem">
          <strong>
            {words.stopped}
            {problem.where ? ` · ${problem.where}` : ''}:
          </strong>{' '}
          {problem.what} {problem.hint ? <span class="hint">{problem.hint}</span> : null}
        </p>
      ) : null}
      <OrderActs order={order} />
    </li>
  );
}

const signs = { done: '✓', moving: '…', waiting: '', stopped: '!', none: '–' } as const;

function Stop({ station: { name, state, fact, paper }, show }: { readonly station: Station; show(paper: Paper): void }) {
  const { words } = useTalk();
  return (
    <li class={`station ${state}`}>
      <span class="sign" aria-hidden="true">
        {signs[state]}
      </span>
      <span class="name">{words.station[name]}</span>
      <span class="hidden">: {words.state[state]}</span>
      {fact ? <span class="fact">{fact}</span> : null}
      {paper ? (
        <button type="button" class="link" aria-label={`${words.look}: ${words.station[name]} ${fact ?? ''}`} onClick={() => show(paper)}>
          {words.look}
        </button>
      ) : null}
    </li>
  );
}

function OrderActs({ order: { number, canBeChanged, isPaid, isCancelled, execution } }: Pick<Props, 'order'>) {
  const { words, act } = useTalk();
  const change = (what: 'pay' | 'refund' | 'cancel') => (
    <button type="button" aria-label={`${words[what]}: ${number}`} onClick={() => void act('POST', `orders/${number}/${what}`)}>
      {words[what]}
    </button>
  );
  return (
    <div class="row acts">
      {execution ? (
        <a href={execution} target="_blank" rel="noreferrer" aria-label={`${words.execution}: ${number}`}>
          {words.execution}
        </a>
      ) : null}
      {canBeChanged && !isCancelled ? (
        <>
          {isPaid ? change('refund') : change('pay')}
          {change('cancel')}
        </>
      ) : null}
    </div>
  );
}
