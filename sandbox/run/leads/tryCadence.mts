/** Welcome and sequence together: leads come by the form, three weeks pass, some answer, some want no more messages. */
import { setTimeout as wait } from 'node:timers/promises';
import { setUpCrm } from '../../leads/accounts.mts';
import { startMailServer } from '../../mail/server.mts';
import type { World } from '../../world/world.mts';
import { listen } from '../bookings/tryBookings.mts';
import { moveTogether, type PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { judgeCadence, type Act, type Answer, type JudgedCadence } from './judgeCadence.mts';
import { planLeads, type PlannedLead } from './plan.mts';
import { playLeads, runAgain, untilCalm, type Stage } from './play.mts';
import { badDay, redExecutionsOf, toolCredentials, type LeadOptions } from './tryLeads.mts';

export const cadenceTemplate = { name: 'lead-cadence', file: 'lead-cadence.json', welcome: 'lead-to-crm-whatsapp-email.json' } as const;

const hour = 3_600_000;
const day = 24 * hour;

/** In UTC: the first one before nine in the west of Brazil, the second one before six in all of it. */
const looksADay = [13 * hour + 5 * 60_000, 20 * hour + 30 * 60_000];

/** The sequence takes eight business days: with its weekends, and with two holidays where they come. */
const days = 18;

const words: Readonly<Record<Act, string>> = { replied: 'Oi, quero saber o preço', optedOut: 'SAIR' };

const actOf = ({ agrees }: PlannedLead, index: number): Act | undefined =>
  agrees ? ({ 1: 'replied', 3: 'optedOut' } as const)[index % 5] : undefined;

export type TriedCadence = JudgedCadence & { readonly answered: number; readonly retried: number; readonly seconds: number };

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
    const answered = new Map<PlannedLead, Answer>();
    const midnight = Math.ceil(world.clock.now() / day) * day;
    const looks = Array.from({ length: days }, (_, passed) => looksADay.map((look) => midnight + passed * day + look)).flat();
    for (const at of looks) {
      await passTo(stage, at);
      retried += await runAgain(stage);
      await answer(stage, leads, answered);
    }
    const red = [...(await redExecutionsOf(session, welcomeId)), ...(await redExecutionsOf(session, cadenceId))];
    return {
      ...judgeCadence({ world, mail, answered, looks }, leads),
      answered: answered.size,
      errored: red.length,
      erroredOrders: red.map(({ node, reason }) => ({ orderNumber: 'a form, a touch or an answer', node, reason })),
      retried,
      seconds: Math.round((Date.now() - started) / 100) / 10,
    };
  } finally {
    await mail.stop();
  }
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
async function answer(stage: Stage, leads: readonly PlannedLead[], answered: Map<PlannedLead, Answer>): Promise<void> {
  const { world } = stage.session;
  const { whatsappCloud } = world.vendors;
  const acts = leads.flatMap((lead, index) => {
    const act = actOf(lead, index);
    return act === undefined || answered.has(lead) || !isWrittenTo(world, lead) ? [] : [{ lead, act }];
  });
  if (acts.length === 0) return;
  if (answered.size === 0) whatsappCloud.receive('+5511912340000', 'Vocês abrem no sábado?');
  for (const { lead, act } of acts) whatsappCloud.receive(lead.phone, words[act]);
  await untilCalm(stage);
  await runAgain(stage);
  const at = world.clock.now();
  for (const { lead, act } of acts) answered.set(lead, { act, at });
}

const isWrittenTo = ({ vendors }: World, { phone }: PlannedLead) =>
  vendors.whatsappCloud
    .messages()
    .some(
      ({ template, waId, status }) => template === 'acompanhamento_contato' && waId?.slice(-8) === phone.slice(-8) && status !== 'failed',
    );
