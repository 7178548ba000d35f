/** Each lead as a line of stations: it wrote, the CRM has it, the seller knows, it was welcomed. */
import type { LeadCard } from '../board/board.mts';
import { Stop, Trouble, Waiting } from './Stop.tsx';
import { useTalk } from './talk.tsx';

export function LeadList({ leads }: { readonly leads: readonly LeadCard[] }) {
  const { words } = useTalk();
  return (
    <section aria-labelledby="leads">
      <h2 id="leads">{words.leads}</h2>
      {leads.length === 0 ? <p class="quiet">{words.noLeads}</p> : null}
      <ol class="orders">
        {leads.map(({ id, name, agrees, stations, retried, problem, execution }) => (
          <li key={id} class="order">
            <h3>
              {name} {agrees ? null : <span class="quiet">{words.noConsent}</span>}
            </h3>
            <ol class="stations five">
              {stations.map((station) => (
                <Stop key={station.name} station={station} />
              ))}
            </ol>
            <Waiting retried={retried} />
            <Trouble problem={problem} />
            {execution ? (
              <div class="row acts">
                <a href={execution} target="_blank" rel="noreferrer" aria-label={`${words.execution}: ${name}`}>
                  {words.execution}
                </a>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
