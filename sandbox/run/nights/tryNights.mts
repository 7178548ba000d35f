/**
 * The template of the nightly reconciliation: customers buy while no other flow issues invoices, and two nights pass. After the first
 * each order has its invoice, once; the second finds nothing new. What the owner is told is read from the mails.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startMailServer, type MailServer } from '../../mail/server.mts';
import type { WorkflowFile } from '../../n8n/rest.mts';
import { placePaidOrder, type StartedEvent } from '../events.mts';
import { runAgain } from '../leads/play.mts';
import { toolCredentials } from '../leads/tryLeads.mts';
import { itemErrors, summarize, type Details } from '../outcome.mts';
import type { PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { settle } from '../settle.mts';

export const nightTemplate = { name: 'nightly-reconciliation', file: 'nightly-reconciliation.json' } as const;

const hour = 3_600_000;
const day = 24 * hour;

/** Five past three in São Paulo. */
const afterThree = 6 * hour + 5 * 60_000;

export interface NightOptions {
  readonly count: number;
  readonly time: PassingTime;
  readonly say: (line: string) => void;
}

export interface TriedNights extends Details {
  /** What the mails say is new, night by night; null where one says that it is incomplete. */
  readonly news: readonly (number | null)[];
  readonly retried: number;
  readonly seconds: number;
}

/** On a bad day a night may be incomplete: so many are waited for until one finds nothing new. */
const maxNights = 6;

export async function tryNights(session: Session, { count, time, say }: NightOptions): Promise<TriedNights> {
  const { world, rest } = session;
  const mail = await startMailServer({ clock: world.clock, authority: session.authority });
  try {
    const workflowId = await session.placeTemplate(nightTemplate.file, await toolCredentials(session, mail), withAddresses);
    await rest.activate(workflowId);
    say(`"${nightTemplate.file}" is live; ${count} orders follow, and two nights`);
    const started = Date.now();
    const events: StartedEvent[] = Array.from({ length: count }, () => placePaidOrder(world));
    const news: (number | null)[] = [];
    let retried = 0;
    for (let night = 0; night < maxNights && (news.length < 2 || news.at(-1) !== 0); night++) {
      retried += await passNight({ session, workflowId, count }, time);
      news.push(...newsIn(mail).slice(news.length));
      say(`night ${night + 1}: ${String(news.at(-1))} new`);
    }
    const violations = world.violations.length + mail.violations.length;
    const units = new Map(events.map((event) => [event.orderNumber, event.units]));
    const details = summarize({
      ...{ orderNumbers: [...units.keys()], effects: ['invoice'], ledger: world.ledger(), violations },
      unitsOf: (orderNumber) => units.get(orderNumber) ?? 0,
      errors: await itemErrors(rest, [workflowId]),
    });
    const wrong = judgeNews(news, count);
    return { ...details, wrong: wrong.length, wrongEffects: wrong, news, retried, seconds: Math.round((Date.now() - started) / 100) / 10 };
  } finally {
    await mail.stop();
  }
}

/** The first whole night tells of every order, and the last one of none. */
function judgeNews(news: readonly (number | null)[], count: number): string[] {
  const whole = news.filter((each) => each !== null);
  const told = whole.reduce((sum, each) => sum + each, 0);
  return [
    ...(told === count ? [] : [`the mails tell of ${told} new differences, and there were ${count}`]),
    ...(whole.at(-1) === 0 ? [] : ['the last night still found something new']),
  ];
}

interface Stage {
  readonly session: Session;
  readonly workflowId: string;
  readonly count: number;
}

/** Until the flow of the next night has ended; answers how many executions were tried again. */
export async function passNight({ session, workflowId, count }: Stage, time: PassingTime): Promise<number> {
  const { world, rest } = session;
  // The editor's login runs out.
  await rest.login();
  const midnight = Math.floor((world.clock.now() - afterThree) / day) * day;
  const known = (await rest.executions(workflowId)).length;
  await time.letPass(world, midnight + day + afterThree - world.clock.now());
  for (const end = Date.now() + 180_000; (await rest.executions(workflowId)).length === known; await wait(500))
    if (Date.now() > end) throw new Error('no night was started for three minutes');
  const patienceMs = 300_000 + count * 30_000;
  await settle(world, rest, { workflowIds: [workflowId], patienceMs });
  return await runAgain({ session, workflowId, patienceMs });
}

/** How many differences each mail calls new; null where it says that the night is incomplete. */
export const newsIn = ({ mails }: MailServer): (number | null)[] =>
  mails.map(({ subject }) => {
    const [, found] = /: (\d+) novidade/.exec(subject) ?? [];
    return found === undefined ? null : Number(found);
  });

const withAddresses = (workflow: WorkflowFile): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) =>
    node.parameters.fromEmail === undefined
      ? node
      : { ...node, parameters: { ...node.parameters, fromEmail: 'n8n@loja-ponte.example', toEmail: 'dona@loja-ponte.example' } },
  ),
});
