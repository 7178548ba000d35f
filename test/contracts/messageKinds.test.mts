/** The table in docs/whatsapp-event-trigger.md is what comes out: each kind said at each simulated gateway, and read by its adapter. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messageEventTypes } from '../../domain/documents/messageDocuments.ts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import { customerAt, gateways, type Gateway, type Manner, type Saying } from '../../sandbox/whatsapp/customer.mts';
import type { Listener, Withheld } from '../../sandbox/whatsapp/speech.mts';
import { cloudMessages, evolutionMessages, twilioMessages, url, wahaMessages, zApiMessages } from './support/messageWorlds.mts';

interface Told {
  simulator: Listener;
  open(): MessageSource;
  deliveries(): Delivery[];
  settle(): Promise<void>;
}

const atOnce = async () => undefined;

function subscribed<S extends Listener & { subscribe(url: string): void }>(
  made: Omit<Told, 'simulator' | 'settle'> & { simulator: S },
): Told {
  made.simulator.subscribe(url);
  return { ...made, settle: atOnce };
}

const worlds: Record<Gateway, () => Promise<Told>> = {
  whatsappCloud: async () => {
    const made = await cloudMessages();
    return { ...made, settle: async () => await made.clock.sleep(1_000) };
  },
  twilio: async () => subscribed(twilioMessages()),
  evolution: async () => subscribed(evolutionMessages()),
  zApi: async () => subscribed(zApiMessages()),
  waha: async () => subscribed(wahaMessages()),
};

const columns: readonly Gateway[] = ['whatsappCloud', 'twilio', 'evolution', 'zApi', 'waha'];

const rows: readonly (readonly [string, Saying, Manner?])[] = [
  ['a text', { kind: 'text', text: 'Já saiu?' }],
  ['a picture, a video', { kind: 'image', caption: 'Segue' }],
  ['a voice message', { kind: 'voice' }],
  ['a document', { kind: 'document', caption: 'nota' }],
  ['a sticker', { kind: 'sticker' }],
  ['a place', { kind: 'location', latitude: -19.92, longitude: -43.94 }],
  ['cards of people', { kind: 'contacts', cards: [{ name: 'José Lima', phone: '+5531987651234' }] }],
  ['a cart', { kind: 'order', lines: [{ sku: 'CAM-P', name: 'Camiseta', quantity: 2, price: 79.9 }] }],
  ['a filled form', { kind: 'form', answers: { tamanho: 'M' } }],
  ['a row of a list', { kind: 'list', id: 'trocar', title: 'Trocar' }],
  ['a button', { kind: 'button', id: 'sim', title: 'Sim' }],
  ['what is new to this package', { kind: 'unknown', name: 'telepathy' }],
  ['SAIR, PARAR, STOP …', { kind: 'text', text: 'SAIR' }],
  ['a reaction', { kind: 'reaction', to: 'OUR-1', emoji: '👍' }],
  ['an edit', { kind: 'edit', of: 'HERS-1', text: 'Tamanho M' }],
  ['a deletion', { kind: 'deletion', of: 'HERS-1' }],
  ['a call', { kind: 'call' }],
  ['a new number', { kind: 'numberChange', newPhone: '+5567991234567' }],
  ['a text in a group', { kind: 'text', text: 'bom dia' }, { place: 'group' }],
  ['a status post', { kind: 'text', text: 'bom dia' }, { place: 'status' }],
  ['a receipt of a group', { kind: 'receipt' }, { place: 'group' }],
  ['news of a channel', { kind: 'notice' }, { place: 'newsletter' }],
];

const lacks: Partial<Record<Withheld, string>> = {
  lines: 'no lines',
  name: 'no names',
  answers: 'no answers',
  choiceId: 'no ID',
  emoji: 'no emoji',
  cards: 'no cards',
  target: 'no target',
};

interface Cell {
  event: string | undefined;
  kind: string | undefined;
  words: string;
}

async function cellOf(gateway: Gateway, saying: Saying, manner?: Manner): Promise<Cell> {
  const world = await worlds[gateway]();
  const said = customerAt(world.simulator).says(saying, manner);
  await world.settle();
  const source = world.open();
  const deliveries = world.deliveries();
  const events = (
    await Promise.all(deliveries.map(async (each) => await source.read(each, { url, topics: [...messageEventTypes] })))
  ).flat();
  const [first] = events;
  if (!first) return { event: undefined, kind: undefined, words: '–' };
  const missing = said.withheld.flatMap((each) => lacks[each] ?? []);
  return { event: first.event.type, kind: first.document.reply?.kind, words: missing.join(', ') || 'yes' };
}

async function lineOf([name, saying, manner]: (typeof rows)[number]): Promise<string[]> {
  const cells = await Promise.all(columns.map(async (gateway) => await cellOf(gateway, saying, manner)));
  const event = [...new Set(cells.flatMap(({ event: type }) => type ?? []))].map((type) => `\`${type}\``).join(', ');
  const kind = [...new Set(cells.flatMap(({ kind: each }) => each ?? []))].map((each) => `\`${each}\``).join(', ');
  return [name, event, kind, ...cells.map(({ words }) => words)];
}

test('the table says for each kind and gateway what comes out', async () => {
  expect(columns.toSorted()).toEqual([...gateways].toSorted());
  const page = readFileSync('docs/whatsapp-event-trigger.md', 'utf8');
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const written = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  const shown = written.filter(([name]) => rows.some(([row]) => row === name));
  expect(shown).toEqual(await Promise.all(rows.map(lineOf)));
});
