/** Each order as a line of stations that light up. */
import { useState } from 'preact/hooks';
import type { OrderCard, Paper } from '../board/board.mts';
import { PaperDialog } from './PaperDialog.tsx';
import { Stop, Trouble, Waiting } from './Stop.tsx';
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
  const { number, channel, customer, total, units, isPaid, isCancelled, stations, retried, wrong, problem } = order;
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
      <Waiting retried={retried} />
      <Trouble problem={problem} />
      {wrong ? <p class="wrong">{words.wrong[wrong]}</p> : null}
      <OrderActs order={order} />
    </li>
  );
}

/** Where each is put right. */
const correctedAt: Readonly<Partial<Record<NonNullable<OrderCard['wrong']>, 'shop' | 'erp'>>> = {
  taxId: 'shop',
  postalCode: 'shop',
  noSku: 'shop',
  unknownSku: 'erp',
};

function OrderActs({ order: { number, canBeChanged, isPaid, isCancelled, wrong, execution } }: Pick<Props, 'order'>) {
  const { words, act } = useTalk();
  const place = wrong && correctedAt[wrong];
  const change = (what: 'pay' | 'refund' | 'cancel' | 'correct', name: string) => (
    <button type="button" aria-label={`${name}: ${number}`} onClick={() => void act('POST', `orders/${number}/${what}`)}>
      {name}
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
          {place ? change('correct', words.correct[place]) : null}
          {isPaid ? change('refund', words.refund) : change('pay', words.pay)}
          {change('cancel', words.cancel)}
        </>
      ) : null}
    </div>
  );
}
