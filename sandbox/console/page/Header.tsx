import type { About } from './server.ts';
import { moment, useTalk } from './talk.tsx';
import { languages, type Language } from './words.ts';

interface Props {
  readonly about: About;
  readonly now: string;
  readonly isConnected: boolean;
  readonly language: Language;
  setLanguage(language: Language): void;
}

export function Header({ about, now, isConnected, language, setLanguage }: Props) {
  const { words, locale } = useTalk();
  return (
    <header>
      <div>
        <h1>{words.title}</h1>
        <p>
          {words.lead}{' '}
          <a href={`/docs/start${locale === 'pt-BR' ? '.pt-BR' : ''}.md`} target="_blank" rel="noreferrer">
            {words.guide}
          </a>
        </p>
      </div>
      <div class="facts">
        <p>
          {words.worldTime}: <time dateTime={now}>{now && moment(now, locale)}</time>
        </p>
        <p role="status" class={isConnected ? 'good' : 'bad'}>
          {isConnected ? words.live : words.away}
        </p>
        {about.n8n ? (
          <p>
            <a href={about.n8n.url} target="_blank" rel="noreferrer">
              {words.editor}
            </a>{' '}
            {about.n8n.login ? (
              <span class="quiet">
                {words.login}: {about.n8n.login}
              </span>
            ) : null}
          </p>
        ) : null}
        <div class="languages" role="group" aria-label="Language / Idioma">
          {Object.entries(languages).map(([key, { name, locale: of }]) => (
            <button key={key} type="button" lang={of} aria-pressed={key === language} onClick={() => setLanguage(key as Language)}>
              {name}
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}
