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
  readonly stopped: readonly Stopped[];
  /** Touches that went to another address than the person's own. */
  readonly misled: readonly string[];
  readonly troubles: readonly string[];
}

interface Stopped {
  readonly name: string;
  readonly reason: string;
}

/** When somebody asked to be written to; `isWhole`: for all that the CRM has of them. */
interface Asked {
  readonly at: readonly number[];
  readonly isWhole: boolean;
}

type PersonOf = (lead: Pick<Lead, 'email' | 'phone'>) => LeadPerson | undefined;

/** What the flows need, and what they leave behind. */
interface Stage {
  readonly month: LeadMonth;
  readonly world: MonthWorld;
  readonly processes: LeadHostWorld & { open(process: number): LeadKeeper };
  readonly personOf: PersonOf;
  readonly asks: Map<number, Asked>;
  readonly touches: Touch[];
  readonly stopped: Stopped[];
  readonly misled: string[];
}

export async function playLeadMonth(month: LeadMonth, world: MonthWorld, vendor: Crm, table: object = {}): Promise<PlayedMonth> {
  const personOf = peopleBy(month);
  const stage: Stage = { month, world, processes: twoProcesses(world), personOf, asks: new Map(), touches: [], stopped: [], misled: [] };
  const working: Promise<unknown>[] = [];
  const cadence = leadHost(
    new LeadCadenceTrigger(),
    stage.processes,
    { events: ['cadence.due', 'cadence.stopped'], 'steps.step': steps, ...table },
    (item) => {
      if (item.event.type === 'cadence.due') working.push(carryOut(stage, item));
      else stage.stopped.push({ name: nameIn(personOf(item.lead)), reason: String(item.reason) });
    },
    vendor,
  );
  const leads = leadHost(new LeadTrigger(), stage.processes, { events: ['lead.created'], ...table }, undefined, vendor);
  await playRounds(stage, {
    hosts: [cadence, leads],
    async round() {
      await cadence.round();
      await Promise.all(working.splice(0));
      await leads.round();
    },
  });
  const { touches, stopped, misled } = stage;
  return {
    touches,
    stopped,
    misled,
    followers: followersOf(stage),
    latest: latestOf(stage),
    told: leads.started.map(({ lead }) => lead),
    troubles: [...cadence.failed, ...leads.failed, ...cadence.doubled, ...leads.doubled],
  };
}

/** The message leaves, and is noted. */
async function carryOut({ world, processes, personOf, touches, misled }: Stage, started: Started): Promise<void> {
  const { lead, step, channel, text, to } = started;
  const at = world.clock.now();
  const person = personOf(lead);
  const name = nameIn(person);
  touches.push({ name, step: Number(step), at });
  const isTheirs =
    channel === 'email' ? String(to).toLowerCase() === person?.email.toLowerCase() : phoneKey(String(to)) === phoneKey(person?.phone);
  if (!isTheirs) misled.push(`step ${String(step)} of ${name}`);
  const key = `${lead.id}/${String(step)}`;
  const note = { key, channel: channel as 'email', text: String(text), at: new Date(at).toISOString(), step: Number(step) };
  await processes.open(0).note(lead.id!, note);
}

/** `index`: among what happens in the same moment. */
async function happen(stage: Stage, one: LeadHappening, index: number): Promise<void> {
  if (one.what === 'outage') return;
  if (one.what !== 'arrived') return await stopFor(stage, one);
  return one.source === 'byHand' ? await typeIn(stage, one) : await capture(stage, one, index);
}

async function capture({ world, processes, personOf, asks }: Stage, arrived: Arrived, process: number): Promise<void> {
  const { person, at, consent, source } = arrived;
  const isNew = !world.people().some((one) => personOf({ email: one.email, phone: one.phones[0] ?? null })?.index === person);
  if (['form', 'metaLeadAds'].includes(source) && consent?.marketing === true) {
    const shown = Math.floor(world.clock.now() / minute) * minute;
    // Whoever is in the CRM already, and agrees without the e-mail that stands there, has agreed for the telephone alone.
    const { at: before, isWhole } = asks.get(person) ?? { at: [], isWhole: isNew || arrived.email !== undefined };
    asks.set(person, { at: [...before, isNew ? Math.max(at, shown) : at], isWhole });
  }
  await processes.open(process).capture({ draft: draftOf(arrived), owner: { kind: 'inTurn', ids: world.owners } });
}

/** A seller sees whether the person is there. */
async function typeIn({ world }: Stage, { name, email, phone }: Arrived): Promise<void> {
  const isThem = (one: { email: string | null; phones: string[] }) =>
    (email !== undefined && one.email?.toLowerCase() === email.toLowerCase()) ||
    (phone !== undefined && one.phones.some((each) => phoneKey(each) === phoneKey(phone)));
  if (!world.people().some(isThem))
    world.byHand.add({ name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
  await world.settle();
}

type Answer = Extract<LeadHappening, { what: 'replied' | 'optedOut' }>;

/** As the flow of answers does it: by the number or the address that wrote. */
async function stopFor({ month, world, processes }: Stage, { what, person: index, channel }: Answer): Promise<void> {
  const { phone, email } = month.people.find((one) => one.index === index)!;
  const keeper = processes.open(0);
  const found = await keeper.getMany(channel === 'whatsApp' && phone !== undefined ? { phone } : { email }, Infinity);
  const at = new Date(world.clock.now()).toISOString();
  for (const { id } of found) await keeper.stopCadence(id!, { reason: what, at });
}

interface Rounds {
  readonly hosts: readonly Pick<ReturnType<typeof leadHost>, 'activate' | 'stop' | 'start'>[];
  round(): Promise<void>;
}

async function playRounds(stage: Stage, { hosts, round }: Rounds): Promise<void> {
  const { month, world } = stage;
  const now = () => world.clock.now();
  const isAway = (of: 'n8n' | 'crm') => outagesOf(month).some((one) => one.of === of && now() >= one.at && now() < one.until);
  world.inject(() => (isAway('crm') ? 'serverError' : undefined));
  await world.clock.sleep(month.start - roundMs - now());
  for (const host of hosts) await host.activate();
  const pending = [...month.happenings];
  let [isOff, lastAt] = [false, month.start];
  // Two more: what came at the end is seen a round later.
  for (let at = month.start; at <= month.end + 2 * roundMs; at += roundMs) {
    await world.clock.sleep(Math.max(0, at - now()));
    if (isAway('n8n') !== isOff) {
      isOff = !isOff;
      for (const host of hosts) await (isOff ? host.stop() : host.start());
    }
    // What comes meanwhile is delivered again when both are back, as forms, gateways and n8n's Retry do it.
    const come = isAway('n8n') || isAway('crm') ? [] : takeUntil(pending, at);
    for (const together of come) await Promise.all(together.map(async (one, index) => await happen(stage, one, index)));
    if (come.length > 0) lastAt = at;
    if (isBusiness(at) || at - lastAt <= 2 * roundMs || at % quietRoundMs === 0) await round();
  }
}

const outagesOf = ({ happenings }: LeadMonth) => happenings.filter((one) => one.what === 'outage');

function followersOf({ month, asks }: Stage): Follower[] {
  return expectedLeads(month).map(({ person, stopsAt }) => ({
    name: nameIn(person),
    phone: person.phone,
    channels: ['mobile', 'foreign'].includes(person.phoneKind) ? ['whatsApp', 'email'] : ['email'],
    asksAt: asks.get(person.index)?.at ?? [],
    stopsAt,
  }));
}

/** Two rounds later, when both are there again, and in the hours in which it may. */
function latestOf({ month, asks }: Stage): Latest {
  const whole = new Set(month.people.filter(({ index }) => asks.get(index)?.isWhole).map(nameIn));
  const seen = (at: number) =>
    outagesOf(month).reduce((from, one) => (from + 2 * roundMs > one.at && from < one.until ? one.until : from), at);
  return (dueAt, { name, phone }, { isAnyTime }) => {
    if (!whole.has(name)) return Infinity;
    const possible = isAnyTime ? seen(dueAt) : nextBusinessTime(nextBusinessTime(seen(dueAt), phone) + 2 * roundMs, phone);
    const until = possible + 2 * roundMs;
    return until < month.end ? until : Infinity;
  };
}

/** Names repeat. */
export const nameIn = (person: LeadPerson | undefined) => (person === undefined ? 'nobody' : `${person.name} (${person.index})`);

function peopleBy({ people }: LeadMonth): PersonOf {
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
