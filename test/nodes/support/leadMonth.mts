/**
 * A month of leads as another hand planned it, played through a simulated CRM: forms, lead ads and WhatsApp are captured by CRM Lead's
 * adapter, sellers type theirs in, Lead Trigger tells of each, Lead Cadence Trigger hands out the touches, and answers stop them.
 */
import { noConsent, type Lead } from '../../../domain/documents/lead.ts';
import { formsIn } from '../../../domain/leads/formFields.ts';
import { leadFromFields } from '../../../domain/leads/leadFromFields.ts';
import { LeadCadenceTrigger } from '../../../nodes/LeadCadenceTrigger/LeadCadenceTrigger.node.ts';
import { LeadTrigger } from '../../../nodes/LeadTrigger/LeadTrigger.node.ts';
import type { LeadKeeper } from '../../../domain/ports/leadKeeper.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import {
  expectedLeads,
  formOf,
  graphLeadOf,
  type Arrived,
  type LeadHappening,
  type LeadMonth,
  type LeadPerson,
} from '../../../sandbox/leads/month.mts';
import { phoneKey } from '../../../sandbox/leads/phoneKey.mts';
import { isBusinessTime, nextBusinessTime } from '../../../sandbox/leads/sequence/hours.mts';
import type { Follower, Latest, SequenceStep, Touch } from '../../../sandbox/leads/sequence/judge.mts';
import type { LeadWorld } from '../../contracts/leadKeeper.contract.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { leadHost, type Crm, type LeadHostWorld, type Started } from './leadHost.mts';

const minute = 60_000;

/** n8n looks every minute; every half an hour finds the same, and costs less. */
const roundMs = 30 * minute;

/** By night and on days off, where nothing has come in and nothing may go out, a look now and then has to find nothing. */
const quietRoundMs = 2 * 60 * minute;

const isBusiness = (at: number) => ['+5511900000000', '+5568900000000'].some((phone) => isBusinessTime(at, phone));

/** The sequence, as the judge has it. */
export const sequence: readonly SequenceStep[] = [
  { channel: 'whatsApp', after: [0, 'minutes'], from: 'capture', isAnyTime: true },
  { channel: 'email', after: [1, 'businessDays'], from: 'lastTouch' },
  { channel: 'whatsApp', after: [3, 'days'], from: 'lastTouch' },
];

/** The same, as somebody sets the node to it. */
const steps = sequence.map(({ channel, after: [amount, unit], from, isAnyTime = false }) => ({
  channel: channel === 'email' ? 'email' : 'whatsapp',
  amount,
  unit,
  from,
  isAnyTime,
  subject: 'Olá, {first_name}',
  text: 'Olá, {first_name}!',
}));

export type MonthWorld = LeadWorld & { connect(over?: Partial<Connection>): Connection };

export interface PlayedMonth {
  readonly touches: readonly Touch[];
  readonly followers: readonly Follower[];
  /** Until when what is due has to leave. */
  readonly latest: Latest;
  /** What each execution of Lead Trigger started with. */
  readonly told: readonly Lead[];
  /** Persons whose sequence was told as stopped, with the reason. */
  readonly stopped: readonly { readonly name: string; readonly reason: string }[];
  /** Touches that went to another address than the person's own. */
  readonly misled: readonly string[];
  readonly troubles: readonly string[];
}

export async function playLeadMonth(month: LeadMonth, world: MonthWorld, vendor: Crm, table: object = {}): Promise<PlayedMonth> {
  const now = () => world.clock.now();
  const personOf = peopleBy(month);
  const nameOf = (lead: Pick<Lead, 'email' | 'phone'>) => nameIn(personOf(lead));
  const processes = twoProcesses(world);
  const asks = new Map<number, { at: number[]; isWhole: boolean }>();
  const working: Promise<unknown>[] = [];
  const touches: Touch[] = [];
  const misled: string[] = [];
  const stopped: { name: string; reason: string }[] = [];

  async function carryOut({ lead, step, channel, text, to }: Started): Promise<void> {
    const at = now();
    const person = personOf(lead);
    touches.push({ name: nameOf(lead), step: Number(step), at });
    const isTheirs = channel === 'email' ? String(to) === person?.email.toLowerCase() : phoneKey(String(to)) === phoneKey(person?.phone);
    if (!isTheirs) misled.push(`step ${String(step)} of ${nameOf(lead)}`);
    const key = `${lead.id}/${String(step)}`;
    const note = { key, channel: channel as 'email', text: String(text), at: new Date(at).toISOString(), step: Number(step) };
    await processes.open(0).note(lead.id!, note);
  }

  async function capture(arrived: Arrived, keeper: LeadKeeper): Promise<void> {
    const { person, at, consent, source } = arrived;
    const isAsked = ['form', 'metaLeadAds'].includes(source);
    const isNew = !world.people().some((one) => personOf({ email: one.email, phone: one.phones[0] ?? null })?.index === person);
    if (isAsked && consent?.marketing === true) {
      const shown = Math.floor(now() / minute) * minute;
      // Whoever is in the CRM already, and agrees without the e-mail that stands there, has agreed for the telephone alone.
      const { at: before, isWhole } = asks.get(person) ?? { at: [], isWhole: isNew || arrived.email !== undefined };
      asks.set(person, { at: [...before, isNew ? Math.max(at, shown) : at], isWhole });
    }
    await keeper.capture({ draft: draftOf(arrived), owner: { kind: 'inTurn', ids: world.owners } });
  }

  async function typeIn({ name, email, phone }: Arrived): Promise<void> {
    const isThem = (one: { email: string | null; phones: string[] }) =>
      (email !== undefined && one.email?.toLowerCase() === email.toLowerCase()) ||
      (phone !== undefined && one.phones.some((each) => phoneKey(each) === phoneKey(phone)));
    // A seller sees that the person is there.
    if (!world.people().some(isThem))
      world.byHand.add({ name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
    await world.settle();
  }

  /** As the flow of answers does it: by the number or the address that wrote. */
  async function stop({ what, person: index, channel }: Extract<LeadHappening, { what: 'replied' | 'optedOut' }>): Promise<void> {
    const { phone, email } = month.people.find((one) => one.index === index)!;
    const keeper = processes.open(0);
    const found = await keeper.getMany(channel === 'whatsApp' && phone !== undefined ? { phone } : { email }, Infinity);
    for (const { id } of found) await keeper.stopCadence(id!, { reason: what, at: new Date(now()).toISOString() });
  }

  async function happen(one: LeadHappening, index: number): Promise<void> {
    if (one.what === 'outage') return;
    if (one.what !== 'arrived') return await stop(one);
    return one.source === 'byHand' ? await typeIn(one) : await capture(one, processes.open(index));
  }

  const cadence = leadHost(
    new LeadCadenceTrigger(),
    processes,
    { events: ['cadence.due', 'cadence.stopped'], 'steps.step': steps, ...table },
    (item) => {
      if (item.event.type === 'cadence.due') working.push(carryOut(item));
      else stopped.push({ name: nameOf(item.lead), reason: String(item.reason) });
    },
    vendor,
  );
  const leads = leadHost(new LeadTrigger(), processes, { events: ['lead.created'], ...table }, undefined, vendor);

  const outages = month.happenings.filter((one) => one.what === 'outage');
  const isAway = (of: 'n8n' | 'crm') => outages.some((one) => one.of === of && now() >= one.at && now() < one.until);
  world.inject(() => (isAway('crm') ? 'serverError' : undefined));
  await world.clock.sleep(month.start - roundMs - now());
  await cadence.activate();
  await leads.activate();
  const pending = [...month.happenings];
  let [isOff, lastAt] = [false, month.start];
  // Two more: what came at the end is seen a round later.
  for (let at = month.start; at <= month.end + 2 * roundMs; at += roundMs) {
    await world.clock.sleep(Math.max(0, at - now()));
    if (isAway('n8n') !== isOff) {
      isOff = !isOff;
      for (const host of [cadence, leads]) await (isOff ? host.stop() : host.start());
    }
    // What comes meanwhile is delivered again when both are back, as forms, gateways and n8n's Retry do it.
    const come = isAway('n8n') || isAway('crm') ? [] : takeUntil(pending, at);
    for (const together of come) await Promise.all(together.map(happen));
    if (come.length > 0) lastAt = at;
    if (!isBusiness(at) && at - lastAt > 2 * roundMs && at % quietRoundMs > 0) continue;
    await cadence.round();
    await Promise.all(working.splice(0));
    await leads.round();
  }

  const expected = expectedLeads(month);
  const followers = expected.map(({ person, stopsAt }): Follower => {
    const { phone, phoneKind } = person;
    const isReached = phoneKind === 'mobile' || phoneKind === 'foreign';
    return {
      name: nameIn(person),
      phone,
      channels: isReached ? ['whatsApp', 'email'] : ['email'],
      asksAt: asks.get(person.index)?.at ?? [],
      stopsAt,
    };
  });
  const isWhole = new Map(expected.map(({ person }) => [nameIn(person), asks.get(person.index)?.isWhole === true]));
  return {
    touches,
    followers,
    told: leads.started.map(({ lead }) => lead),
    stopped,
    misled,
    troubles: [...cadence.failed, ...leads.failed, ...cadence.doubled, ...leads.doubled],
    latest(dueAt, { name, phone }, { isAnyTime }) {
      if (isWhole.get(name) !== true) return Infinity;
      const seen = (at: number) => outages.reduce((from, one) => (from + 2 * roundMs > one.at && from < one.until ? one.until : from), at);
      const possible = isAnyTime ? seen(dueAt) : nextBusinessTime(seen(dueAt), phone);
      const until = (isAnyTime ? possible : nextBusinessTime(possible + 2 * roundMs, phone)) + 2 * roundMs;
      return until < month.end ? until : Infinity;
    },
  };
}

/** Names repeat. */
export const nameIn = (person: LeadPerson | undefined) => (person === undefined ? 'nobody' : `${person.name} (${person.index})`);

function peopleBy({ people }: LeadMonth): (of: Pick<Lead, 'email' | 'phone'>) => LeadPerson | undefined {
  const byEmail = new Map(people.map((one) => [one.email.toLowerCase(), one]));
  const byPhone = new Map(people.flatMap((one) => (one.phone === undefined ? [] : [[phoneKey(one.phone), one]])));
  return ({ email, phone }) => byEmail.get(email?.toLowerCase() ?? '') ?? byPhone.get(phoneKey(phone) ?? '');
}

/** Two processes of n8n with one account, as its credential is told. */
function twoProcesses(world: MonthWorld): LeadHostWorld & { open(process: number): LeadKeeper } {
  const second = freshAccount();
  const { settings } = world.connect();
  const shared = { settings: { ...settings, processes: 2 } };
  return {
    clock: world.clock,
    connect: () => world.connect(shared),
    open: (process) => world.open(process === 0 ? shared : { ...shared, account: second }),
  };
}

/** What has come by a time, in its order; a person's two forms of one moment together. */
function takeUntil(pending: LeadHappening[], at: number): LeadHappening[][] {
  const groups: LeadHappening[][] = [];
  while (pending[0] && pending[0].at <= at) {
    const next = pending.shift()!;
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isPair = before?.what === 'arrived' && next.what === 'arrived' && before.person === next.person && next.at - before.at <= 2_000;
    if (isPair) last!.push(next);
    else groups.push([next]);
  }
  return groups;
}

function draftOf(arrived: Arrived) {
  if (arrived.source === 'whatsApp') {
    const blank = leadFromFields(formsIn({})[0]!, arrived.at, 'whatsapp').lead;
    return { ...blank, name: arrived.name, phone: arrived.phone ?? null, email: arrived.email ?? null, consent: noConsent };
  }
  const form = arrived.source === 'metaLeadAds' ? graphLeadOf(arrived) : formOf(arrived);
  return leadFromFields(formsIn(form)[0]!, arrived.at, arrived.source).lead;
}
