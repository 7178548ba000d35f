/** What somebody says next, by chance. */
import type { Random } from '../../world/random.mts';
import type { Manner, Saying } from '../customer.mts';
import { mediaKinds } from '../speech.mts';
import type { Place } from '../speech.mts';
import { decoys, optOuts, talk, typed } from './wordings.mts';

export type Intent = 'talk' | 'optOut' | 'decoy';

export interface Next {
  readonly saying: Saying;
  readonly intent: Intent;
  readonly place: Place;
}

/** What they may refer to. */
export interface Memory {
  /** The last message of the shop to them. */
  readonly fromShop: string | undefined;
  /** Their own last text. */
  readonly own: string | undefined;
}

type Maker = (random: Random, memory: Memory) => Saying | undefined;

const text: Maker = (random) => ({ kind: 'text', text: typed(random, random.pick(talk)) });

/** No app lets people write below a voice message or a sticker. */
function file(random: Random): Saying {
  const kind = random.pick(mediaKinds);
  const isWorded = kind !== 'voice' && kind !== 'sticker' && random.chance(0.4);
  return { kind, ...(isWorded ? { caption: random.pick(talk) } : {}) };
}

const choices = [
  { id: 'trocar', title: 'Trocar' },
  { id: 'rastrear', title: 'Rastrear' },
  { id: 'atendente', title: 'Falar com atendente' },
];

const makers: readonly (readonly [weight: number, make: Maker])[] = [
  [40, text],
  [16, file],
  [2, () => ({ kind: 'location', latitude: -19.92, longitude: -43.94, name: 'Casa', address: 'Rua das Flores, 10' })],
  [1, () => ({ kind: 'contacts', cards: [{ name: 'José Lima', phone: '+5531987651234' }] })],
  [2, (random) => ({ kind: 'order', lines: [{ sku: 'CAM-ALG-P', name: 'Camiseta', quantity: random.int(1, 3), price: 79.9 }] })],
  [2, () => ({ kind: 'form', answers: { tamanho: 'M', motivo: 'Não serviu' } })],
  [4, (random) => ({ kind: 'list', ...random.pick(choices) })],
  [4, (random) => ({ kind: 'button', ...random.pick(choices) })],
  [3, (random) => ({ kind: 'quickReply', ...random.pick(choices) })],
  [2, (random) => ({ kind: 'nativeFlow', ...random.pick(choices) })],
  [8, (random, { fromShop: to }) => (to === undefined ? undefined : { kind: 'reaction', to, emoji: random.pick(['👍', '❤️', '😂', '']) })],
  [4, (_random, { own }) => (own === undefined ? undefined : { kind: 'edit', of: own, text: 'Quis dizer: tamanho M' })],
  [2, (_random, { own }) => (own === undefined ? undefined : { kind: 'deletion', of: own })],
  [2, (random) => ({ kind: 'call', isVideo: random.chance(0.3), isMissed: random.chance(0.8) })],
  [1, (random) => ({ kind: 'unknown', name: random.pick(['poll', 'telepathy']) })],
];

export function nextSaying(random: Random, memory: Memory, isOptOut: boolean): Next {
  if (isOptOut) return { saying: optOut(random), intent: 'optOut', place: 'chat' };
  if (random.chance(0.05)) return { saying: { kind: 'text', text: typed(random, random.pick(decoys)) }, intent: 'decoy', place: 'chat' };
  if (random.chance(0.12)) return { ...elsewhere(random), intent: 'talk' };
  return { saying: weighted(random)(random, memory) ?? { kind: 'text', text: random.pick(talk) }, intent: 'talk', place: 'chat' };
}

/** Written, or chosen where a menu offers it. */
function optOut(random: Random): Saying {
  if (random.chance(0.8)) return { kind: 'text', text: typed(random, random.pick(optOuts)) };
  return { kind: random.pick(['list', 'button', 'quickReply'] as const), id: 'parar', title: 'Parar' };
}

function elsewhere(random: Random): Omit<Next, 'intent'> {
  const place = random.pick<Place>(['group', 'group', 'group', 'status', 'newsletter']);
  if (place === 'newsletter') return { place, saying: { kind: 'notice' } };
  const words = random.chance(0.1) ? random.pick(optOuts) : random.pick(talk);
  return { place, saying: random.chance(0.3) ? { kind: 'receipt' } : { kind: 'text', text: words } };
}

function weighted(random: Random): Maker {
  const sum = makers.reduce((total, [weight]) => total + weight, 0);
  let left = random.int(1, sum);
  return makers.find(([weight]) => (left -= weight) <= 0)?.[1] ?? text;
}

const hour = 3_600_000;

/** How it reaches the shop. `now` is world milliseconds. */
export function mannerOf(random: Random, now: number): Manner {
  const lateMs = random.chance(0.06) ? random.int(60_000, 30 * hour) : 0;
  return {
    ...(random.chance(0.08) ? { times: random.int(2, 3) } : {}),
    ...(lateMs > 0 ? { lateMs } : random.chance(0.02) ? { at: now - random.int(2 * hour, 72 * hour) } : {}),
    ...(random.chance(0.03) ? { waitingFirst: true } : {}),
  };
}
