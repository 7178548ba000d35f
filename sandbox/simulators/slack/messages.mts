/** Messages are posted and looked at. */
import type { Answer } from '../../http/answer.mts';
import { failure, rateLimited, success, type Channel, type Fields, type Person, type Posted, type Simulation } from './context.mts';
import { alarmsIn, shownText, textsOfBlocks } from './text.mts';

const longestText = 40_000;

/** By id, by name with or without `#`; a person by `@name` or id, which opens a conversation of two. */
function findChannel({ state }: Simulation, wanted: string): Channel | undefined {
  const name = wanted.replace(/^#/, '');
  const channel = state.channels.find((one) => one.id === wanted || one.name === name);
  if (channel) return channel;
  const person = state.people.find((one: Person) => one.id === wanted || `@${one.name}` === wanted);
  return person && { id: `D${person.id.slice(1)}`, name: person.name, archived: false, isMember: true };
}

function blocksOf({ blocks }: Fields): unknown {
  if (typeof blocks !== 'string') return blocks;
  try {
    return JSON.parse(blocks) as unknown;
  } catch {
    return undefined;
  }
}

export function postMessage(simulation: Simulation, fields: Fields): Answer {
  const text = typeof fields.text === 'string' ? fields.text : '';
  const blocks = blocksOf(fields);
  const channel = findChannel(simulation, String(fields.channel ?? ''));
  if (!channel) return failure('channel_not_found');
  if (channel.archived) return failure('is_archived');
  if (!channel.isMember) return failure('not_in_channel');
  if (text === '' && !Array.isArray(blocks)) return failure('no_text');
  if (text.length > longestText) return failure('msg_too_long');
  if (!simulation.posts.take(channel.id)) {
    simulation.violation('rate-limit', 'more than one message a second in a channel, on average');
    return rateLimited(Math.max(1, Math.ceil(simulation.posts.waitMs(channel.id) / 1000)));
  }
  const posted = keep(simulation, channel, { text, blocks, threadTs: fields.thread_ts });
  return success({ channel: posted.channel, ts: posted.ts, message: messageView(posted) });
}

function keep(
  simulation: Simulation,
  channel: Channel,
  { text, blocks, threadTs }: { text: string; blocks: unknown; threadTs: unknown },
): Posted {
  const { state, world } = simulation;
  const now = Math.floor(world.clock.now() * 1000);
  state.lastTs = Math.max(now, state.lastTs + 100);
  const ts = `${Math.floor(state.lastTs / 1_000_000)}.${String(state.lastTs % 1_000_000).padStart(6, '0')}`;
  const texts = Array.isArray(blocks) ? textsOfBlocks(blocks) : [text];
  const alarms = texts.flatMap(alarmsIn);
  if (alarms.some((alarm) => ['channel', 'here', 'everyone'].includes(alarm)))
    simulation.violation('rings-everybody', 'a message with an unescaped sign rings all of the channel');
  // A `thread_ts` that lost its zeros belongs to no message.
  const thread = state.messages.find((message) => message.ts === threadTs && message.channel === channel.id)?.ts;
  const posted: Posted = {
    channel: channel.id,
    ts,
    threadTs: thread,
    text,
    blocks,
    shown: texts.map(shownText).join('\n'),
    alarms,
    at: world.clock.now(),
  };
  state.messages.push(posted);
  return posted;
}

const messageView = ({ text, ts, threadTs, blocks }: Posted) => ({
  type: 'message',
  user: 'U0PONTE0BOT',
  bot_id: 'B0PONTE0BOT',
  app_id: 'A0PONTE0APP',
  team: 'T0PONTE0001',
  text,
  ts,
  ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  ...(Array.isArray(blocks) ? { blocks } : {}),
});

export function history(simulation: Simulation, fields: Fields): Answer {
  const channel = findChannel(simulation, String(fields.channel ?? ''));
  if (!channel) return failure('channel_not_found');
  const oldest = Number(fields.oldest ?? 0);
  const found = simulation.state.messages.filter((message) => message.channel === channel.id && Number(message.ts) > oldest).reverse();
  const limit = Number(fields.limit ?? 100);
  return success({ messages: found.slice(0, limit).map(messageView), has_more: found.length > limit });
}
