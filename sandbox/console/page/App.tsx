/** The page: what can be done on the left, what comes of it in the middle, what customers read on the right. */
import { useEffect, useState } from 'preact/hooks';
import type { Board } from '../board/board.mts';
import { BreakPanel } from './BreakPanel.tsx';
import { HappenPanel, TimePanel } from './HappenPanel.tsx';
import { Header } from './Header.tsx';
import { JumpList } from './JumpList.tsx';
import { LeadList } from './LeadList.tsx';
import { OrderList } from './OrderList.tsx';
import { People } from './People.tsx';
import { Phone } from './Phone.tsx';
import { ask, listen, readAbout, type About } from './server.ts';
import { Talk, type Talking } from './talk.tsx';
import { languages, nameOf, said, type Language } from './words.ts';

const empty: Board = { now: '', orders: [], leads: [], people: [], phone: [], violations: [], broken: [], faults: [], calls: 0 };

const preferred = (): Language => {
  const kept = localStorage.getItem('language');
  return kept === 'en' || kept === 'pt' ? kept : navigator.language.startsWith('pt') ? 'pt' : 'en';
};

export function App() {
  const [board, setBoard] = useState(empty);
  const [now, setNow] = useState('');
  const [isConnected, setConnected] = useState(true);
  const [about, setAbout] = useState<About>({ seed: 0, vendors: [], used: [] });
  const [language, setLanguage] = useState(preferred);
  const [refusal, setRefusal] = useState<string>();
  const { words, locale } = languages[language];

  useEffect(() => {
    const hear = (next: Board) => {
      setBoard(next);
      setNow(next.now);
    };
    void readAbout().then(setAbout);
    return listen({ board: hear, time: setNow, connected: setConnected });
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = words.title;
    localStorage.setItem('language', language);
  }, [language]);

  const act: Talking['act'] = async (...asked) => {
    setRefusal(undefined);
    return await ask(...asked).then(
      () => true,
      ({ message }: Error) => {
        setRefusal(message);
        return false;
      },
    );
  };
  return (
    <Talk.Provider value={{ words, locale, act }}>
      <Header {...{ about, now, isConnected, language, setLanguage }} />
      <div class="sticky">
        <JumpList board={board} />
        <p class="refusal" role="status">
          {refusal === undefined ? '' : `${words.didNotWork}: ${said(words.refusal, refusal)}`}
        </p>
      </div>
      <main>
        <div class="do">
          <HappenPanel />
          <BreakPanel broken={board.broken} faults={board.faults} vendors={about.vendors} used={about.used} />
          <TimePanel />
        </div>
        <div class="see">
          <OrderList orders={board.orders} />
          <LeadList leads={board.leads} />
          <People people={board.people} />
          <Violations found={board.violations} />
        </div>
        <Phone messages={board.phone} />
      </main>
    </Talk.Provider>
  );

  function Violations({ found }: { found: Board['violations'] }) {
    return (
      <section aria-labelledby="violations">
        <h2 id="violations">{words.violations}</h2>
        {found.length === 0 ? <p class="quiet">{words.noViolations}</p> : null}
        <ul class="violations">
          {found.map(({ vendor, rule, detail }, index) => (
            <li key={index}>
              <strong>{nameOf(vendor)}</strong>{' '}
              <span lang="en">
                {rule}: {detail}
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  }
}
