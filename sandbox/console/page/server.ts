/** What the page asks of its server. */
import type { Board } from '../board/board.mts';

export interface About {
  readonly seed: number;
  readonly vendors: readonly string[];
  /** Of these, those that the live flows ask. */
  readonly used: readonly string[];
  readonly n8n?: { readonly url: string; readonly login: string };
}

export async function readAbout(): Promise<About> {
  return (await (await fetch('/api/about')).json()) as About;
}

/** Throws what the server says where it refuses. */
export async function ask(method: 'POST' | 'PUT', path: string, body: object = {}): Promise<void> {
  const answer = await fetch(`/api/${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.ok) return;
  const { message } = (await answer.json().catch(() => ({ message: answer.statusText }))) as { message: string };
  throw new Error(message);
}

export interface Listener {
  board(board: Board): void;
  time(now: string): void;
  connected(isConnected: boolean): void;
}

/** Ends with the page; the browser connects again by itself. */
export function listen({ board, time, connected }: Listener): () => void {
  const stream = new EventSource('/api/stream');
  stream.addEventListener('board', ({ data }: MessageEvent<string>) => board(JSON.parse(data) as Board));
  stream.addEventListener('time', ({ data }: MessageEvent<string>) => time(data));
  stream.onopen = () => connected(true);
  stream.onerror = () => connected(false);
  return () => stream.close();
}
