/**
 * 300 customers for a week at each gateway, and a flow that answers whatever they say: each thing said to the shop is told once, as it was
 * said and under the person's name; nothing else starts the flow; no wish for silence is missed, and nobody who has it is written to.
 */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { expect, test } from 'vitest';
import type { CustomerReply, OptOut } from '../../../domain/documents/messageDocuments.ts';
import type { Gateway } from '../../../sandbox/whatsapp/customer.mts';
import { identityOf } from '../../../sandbox/whatsapp/phone.mts';
import type { Person } from '../../../sandbox/whatsapp/speech.mts';
import { graceMs, startWeek, weekMs, type Week, type WeekSaid } from '../../../sandbox/whatsapp/week/week.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { contactOf, eventOf, replyOf } from '../../support/heard.mts';
import { chatAt, fateOf, type Chat } from './chatHost.mts';

const customers = 300;
/** A delivery of Evolution's proves itself for ten minutes. */
const stepOf = (gateway: Gateway) => (gateway === 'evolution' ? 9 * 60_000 : 2 * 3_600_000);

interface Answer {
  /** The id of what was answered. */
  to: string;
  at: number;
  fate: unknown;
}

interface Told {
  type: string;
  id: string;
  reply: CustomerReply | undefined;
  optOut: OptOut | undefined;
}

const toldOf = ({ json }: INodeExecutionData): Told => {
  const { event, reply, optOut } = json as unknown as { event: { type: string; id: string }; reply?: CustomerReply; optOut?: OptOut };
  return { type: event.type, id: event.id, reply, optOut };
};

/** The flow: WhatsApp Notify behind the trigger, with nothing to map. */
async function answer(chat: Chat, items: readonly INodeExecutionData[], answers: Answer[], last: Map<string, string>): Promise<void> {
  const replies = items.filter(({ json }) => json.reply);
  const at = chat.world.worldClock.now();
  const sent = await chat.notify(replies);
  for (const [index, item] of sent.entries()) {
    const { id: to, phone } = replies[index]!.json.reply as unknown as CustomerReply;
    answers.push({ to, at, fate: fateOf(item) });
    const id = (item.json.message as IDataObject | undefined)?.id;
    if (phone !== null && typeof id === 'string') last.set(identityOf(phone), id);
  }
}

async function live(gateway: Gateway) {
  const chat = await chatAt(gateway, {
    events: ['reply.received', 'button.pressed', 'customer.optedOut'],
    trigger: { 'options.maxReplyAgeHours': 0 },
  });
  const last = new Map<string, string>();
  const week = startWeek({
    listener: chat.world.simulator,
    clock: chat.world.worldClock,
    random: createRandom(20261130),
    customers,
    lastFromShop: ({ phone }: Person) => last.get(identityOf(phone)),
  });
  const answers: Answer[] = [];
  const told: Told[] = [];
  const stepMs = stepOf(gateway);
  for (let passed = 0; passed < weekMs + graceMs; passed += stepMs) {
    await chat.wait(stepMs);
    told.push(...(await chat.started(async (items) => await answer(chat, items, answers, last))).map(toldOf));
  }
  return { chat, week, told, answers };
}

const emoji = /^\p{Extended_Pictographic}\uFE0F?$/u;

/** Twilio shows a reaction as an emoji that answers a message: an emoji that was written as an answer cannot be told from it. */
const isAmbiguous = (gateway: Gateway) => (said: WeekSaid) =>
  gateway === 'twilio' && said.quotedId !== undefined && emoji.test(said.text?.trim() ?? '');

/** A phone that nobody connects with the one before: the gateway told nothing of the change. */
const changedUnseen = (all: readonly WeekSaid[]) =>
  new Set(all.filter(({ utterance, isTold }) => utterance.kind === 'numberChange' && !isTold).map(({ customer }) => customer));

/** Each thing said to the shop is told once, as it was said and under the person's name. */
function expectTold(gateway: Gateway, { said: all }: Week, told: readonly Told[]): void {
  const replies = all.filter((said) => said.isReply && !isAmbiguous(gateway)(said));
  expect(replies.length).toBeGreaterThan(1_000);
  const byId = Map.groupBy(told, ({ id }) => id);
  for (const said of replies) {
    const events = byId.get(said.id) ?? [];
    const type = said.intent === 'optOut' ? 'customer.optedOut' : eventOf(said);
    expect([said.text, events.map((one) => one.type)]).toEqual([said.text, [type]]);
    const { reply, optOut } = events[0]!;
    expect((reply ?? optOut)!.contact).toMatchObject(contactOf(said));
    if (reply) expect(reply).toMatchObject(replyOf(said));
  }
}

/** Nothing else starts the flow, and nothing but a wish for silence is taken for one. */
function expectNothingElse({ said: all }: Week, told: readonly Told[]): void {
  const replies = new Map(all.filter(({ isReply }) => isReply).map((said) => [said.id, said]));
  expect(told.filter(({ id }) => !replies.has(id))).toEqual([]);
  const optedOut = told.filter(({ type }) => type === 'customer.optedOut');
  expect(optedOut.filter(({ id }) => replies.get(id)!.intent !== 'optOut')).toEqual([]);
}

/** Who wants silence gets no answer any more, and everybody else does. */
function expectSilence(gateway: Gateway, { said: all, optedOut }: Week, answers: readonly Answer[]): void {
  const saidBy = new Map(all.map((said) => [said.id, said.customer]));
  const unseen = changedUnseen(all);
  const late = answers.filter(({ to, at, fate }) => {
    const customer = saidBy.get(to)!;
    const silentAt = optedOut.get(customer);
    return fate === 'queued' && silentAt !== undefined && at > silentAt + stepOf(gateway) + 1_000 && !unseen.has(customer);
  });
  expect(late).toEqual([]);
  const others = answers.filter(({ to }) => !optedOut.has(saidBy.get(to)!));
  expect(new Set(others.map(({ fate }) => fate))).toEqual(new Set(['queued']));
}

export function weekAt(gateway: Gateway): void {
  test(`a week of 300 customers at ${gateway} is told as it was said, and ends where somebody wants silence`, async () => {
    const { chat, week, told, answers } = await live(gateway);
    expectTold(gateway, week, told);
    expectNothingElse(week, told);
    expectSilence(gateway, week, answers);
    expect(chat.world.violations()).toEqual([]);
  }, 120_000);
}
