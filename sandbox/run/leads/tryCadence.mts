/** Welcome and sequence together: leads come by the form, three weeks pass, some answer, some want no more messages. */
import { setTimeout as wait } from 'node:timers/promises';
import { setUpCrm } from '../../leads/accounts.mts';
import { startMailServer, type ReceivedMail } from '../../mail/server.mts';
import type { World } from '../../world/world.mts';
import { listen } from '../bookings/tryBookings.mts';
import type { PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { planLeads, type PlannedLead } from './plan.mts';
import { playLeads, runAgain, untilCalm, type Stage } from './play.mts';
import { badDay, redExecutionsOf, toolCredentials, type LeadOptions } from './tryLeads.mts';

export const cadenceTemplate = { name: 'lead-cadence', file: 'lead-cadence.json', welcome: 'lead-to-crm-whatsapp-email.json' } as const;

const hour = 3_600_000;
const day = 24 * hour;

/** Within the business hours of every area code, in UTC. */
const looks = [13 * hour + 5 * 60_000, 20 * hour + 30 * 60_000];

/** Eight business days, with weekends and holidays between them. */
const days = 16;

type Act = 'replied' | 'optedOut';

const words: Readonly<Record<Act, string>> = { replied: 'Oi, quero saber o preço', optedOut: 'SAIR' };

const actOf = ({ agrees }: PlannedLead, index: number): Act | undefined =>
  agrees ? ({ 1: 'replied', 3: 'optedOut' } as const)[index % 5] : undefined;

export interface TriedCadence {
  readonly events: number;
  readonly people: number;
  readonly answered: number;
  readonly messages: number;
  readonly mails: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly violations: number;
  readonly retried: number;
  readonly seconds: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

export async function tryCadence(
  session: Session,
  { count, time, isBadDay = false, say }: Omit<LeadOptions, 'name'> & { readonly time: PassingTime },
): Promise<TriedCadence> {
  const { world, rest } = session;
  moveTogether(world, time);
  const mail = await startMailServer({ clock: world.clock, authority: session.authority });
  try {
    setUpCrm(world, 'hubSpot');
    const credentials = await toolCredentials(session, mail);
    const [welcomeId, cadenceId] = [
      await session.placeTemplate(cadenceTemplate.welcome, credentials),
      await session.placeTemplate(cadenceTemplate.file, credentials),
    ];
    for (const id of [welcomeId, cadenceId]) await rest.activate(id);
    await listen(session, cadenceId);
    if (isBadDay) badDay(world, mail);
    say(`"${cadenceTemplate.file}" is live; ${count} forms follow, and ${days} days`);
    const started = Date.now();
    const leads = planLeads(world.seed, count);
    const patienceMs = 240_000 + count * 30_000;
    let retried = await playLeads({ session, workflowId: welcomeId, patienceMs }, leads);
    const stage = { session, workflowId: cadenceId, patienceMs };
    const answered = new Map<PlannedLead, Act>();
    const midnight = Math.ceil(world.clock.now() / day) * day;
    for (const at of Array.from({ length: days }, (_, passed) => looks.map((look) => midnight + passed * day + look)).flat()) {
      await passTo(stage, at);
      retried += await runAgain(stage);
      await answer(stage, leads, answered);
    }
    const judged = judge(world, mail.mails, leads, answered);
    const red = await redExecutionsOf(session, cadenceId);
    return {
      ...judged,
      events: count,
      people: leads.length,
      answered: answered.size,
      violations: world.violations.length + mail.violations.length,
      errored: red.length,
      erroredOrders: red.map(({ node, reason }) => ({ orderNumber: 'a touch or an answer', node, reason })),
      retried,
      seconds: Math.round((Date.now() - started) / 100) / 10,
    };
  } finally {
    await mail.stop();
  }
}

/** Wherever the world's time goes on, n8n's does, after it: a schedule of n8n's then finds what the world has by that time. */
function moveTogether(world: World, time: PassingTime): void {
  const { clock } = world;
  const alone = { ...world, clock: { ...clock, advance: clock.advance.bind(clock) } };
  Object.assign(clock, { advance: async (ms: number) => await time.letPass(alone, ms) });
}

/** A schedule of n8n's that fell due on the way runs once: the CRM is looked through before the time goes on. */
async function passTo(stage: Stage, at: number): Promise<void> {
  const { world, rest } = stage.session;
  // The editor's login runs out.
  await rest.login();
  const calls = world.dispatcher.log.length;
  await world.clock.advance(Math.max(0, at - world.clock.now()));
  const isLooked = () =>
    world.dispatcher.log
      .slice(calls)
      .some(({ vendor, operation, outcome }) => vendor === 'hubSpot' && operation === 'objects.search' && outcome === 200);
  for (const end = Date.now() + 150_000; !isLooked(); await wait(50))
    if (Date.now() > end) throw new Error('the CRM was not looked through for two minutes and a half');
  await untilCalm(stage);
}

/** Each once, after the first message of the sequence; and somebody whom the CRM does not know. */
async function answer(stage: Stage, leads: readonly PlannedLead[], answered: Map<PlannedLead, Act>): Promise<void> {
  const { world } = stage.session;
  const { whatsappCloud } = world.vendors;
  for (const [index, lead] of leads.entries()) {
    const act = actOf(lead, index);
    if (act === undefined || answered.has(lead) || touchesOf(world, lead).length === 0) continue;
    if (answered.size === 0) whatsappCloud.receive('+5511912340000', 'Vocês abrem no sábado?');
    answered.set(lead, act);
    whatsappCloud.receive(lead.phone, words[act]);
  }
  await untilCalm(stage);
}

const touchesOf = ({ vendors }: World, { phone }: PlannedLead) =>
  vendors.whatsappCloud
    .messages()
    .filter(
      ({ template, waId, status }) => template === 'acompanhamento_contato' && waId?.slice(-8) === phone.slice(-8) && status !== 'failed',
    );

function judge(world: World, mails: readonly ReceivedMail[], leads: readonly PlannedLead[], answered: ReadonlyMap<PlannedLead, Act>) {
  const findings = { lostOrders: [] as string[], doubledEffects: [] as string[], wrongEffects: [] as string[] };
  const sequence = mails.filter(({ subject }) => subject !== 'Recebemos o seu contato');
  for (const [index, lead] of leads.entries()) {
    const act = actOf(lead, index);
    const addresses = new Set(lead.forms.map(({ email }) => email.toLowerCase()));
    const own = sequence.filter(({ to }) => to.some((address) => addresses.has(address.toLowerCase())));
    const messages = touchesOf(world, lead);
    const count = (what: string, times: number, wanted: number) => {
      if (times < wanted) findings.lostOrders.push(`${what} of ${lead.name} (${times} of ${wanted})`);
      if (times > wanted) findings[wanted === 0 ? 'wrongEffects' : 'doubledEffects'].push(`${what} of ${lead.name} (${times})`);
    };
    count('message', messages.length, lead.agrees ? 1 : 0);
    count('e-mail', own.length, lead.agrees && act === undefined ? 2 : 0);
    if (new Set(own.map(({ subject }) => subject)).size !== own.length) findings.doubledEffects.push(`e-mail of ${lead.name}`);
    for (const { at } of [...messages, ...own])
      if (!isBusinessTime(at)) findings.wrongEffects.push(`touch of ${lead.name} at ${new Date(at).toISOString()}`);
    if (answered.has(lead) && stopReasonOf(world, lead) !== act) findings.wrongEffects.push(`stop reason of ${lead.name}`);
  }
  const [lost, doubled, wrong] = [findings.lostOrders.length, findings.doubledEffects.length, findings.wrongEffects.length];
  const all = world.vendors.whatsappCloud.messages().filter(({ template }) => template === 'acompanhamento_contato');
  return { ...findings, lost, doubled, wrong, messages: all.length, mails: sequence.length };
}

const stopReasonOf = ({ vendors }: World, { forms }: PlannedLead) =>
  vendors.hubSpot
    .contacts()
    .find(({ archived, properties }) => !archived && forms.some(({ email }) => email.toLowerCase() === properties.email?.toLowerCase()))
    ?.properties.ponte_stop_reason;

/** Monday to Friday, from nine in the east of Brazil to six in its west. */
function isBusinessTime(at: number): boolean {
  const moment = new Date(at);
  const hourOfDay = moment.getUTCHours();
  return ![0, 6].includes(moment.getUTCDay()) && hourOfDay >= 12 && hourOfDay < 23;
}
