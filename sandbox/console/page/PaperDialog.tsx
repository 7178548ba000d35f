/** The document behind a station, as it looks when it is printed. */
import { code128, drawingSVG } from 'bwip-js/browser';
import { useEffect, useRef } from 'preact/hooks';
import type { Paper } from '../board/board.mts';
import { reais, useTalk } from './talk.tsx';
import { said } from './words.ts';

export function PaperDialog({ paper, close }: { readonly paper: Paper; close(): void }) {
  const { words } = useTalk();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={close} aria-label={words.look}>
      {paper.kind === 'invoice' ? <Danfe paper={paper} /> : paper.kind === 'label' ? <Label paper={paper} /> : <Message paper={paper} />}
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  );
}

type Of<Kind extends Paper['kind']> = { readonly paper: Extract<Paper, { kind: Kind }> };

function Danfe({ paper: { model, number, series, accessKey, protocol, total } }: Of<'invoice'>) {
  const { words, locale } = useTalk();
  return (
    <article class="paper">
      <h2>{model === 'nfse' ? 'NFS-e' : 'DANFE'}</h2>
      <p>{words.sandboxOnly}</p>
      <dl>
        <Row name={words.number} value={number} />
        <Row name={words.series} value={series} />
        <Row name={words.total} value={total === undefined ? undefined : reais(total, locale)} />
        <Row name={words.protocol} value={protocol} />
        <Row name={words.accessKey} value={accessKey?.replace(/(\d{4})(?=\d)/g, '$1 ')} />
      </dl>
      {accessKey ? <Barcode text={accessKey} /> : null}
    </article>
  );
}

function Label({ paper: { service, tracking, price, to } }: Of<'label'>) {
  const { words, locale } = useTalk();
  return (
    <article class="paper">
      <h2>{service}</h2>
      <dl>
        <Row name={words.tracking} value={tracking} />
        <Row name={words.destination} value={to} />
        <Row name={words.price} value={price === undefined ? undefined : reais(price, locale)} />
      </dl>
      <Barcode text={tracking} />
    </article>
  );
}

function Message({ paper: { text, status } }: Of<'message'>) {
  const { words } = useTalk();
  return (
    <article class="phone">
      <div class="bubble">
        <span lang="pt-BR">{text}</span>
        <small>{said(words.status, status)}</small>
      </div>
    </article>
  );
}

const Row = ({ name, value }: { readonly name: string; readonly value: string | undefined }) =>
  value ? (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  ) : null;

/** Code 128, as on a DANFE and on a label: a reader reads it from the screen. */
function Barcode({ text }: { readonly text: string }) {
  const picture = code128({ bcid: 'code128', text, height: 12, scaleX: 1 }, drawingSVG());
  return <div class="barcode" aria-hidden="true" dangerouslySetInnerHTML={{ __html: picture }} />;
}
