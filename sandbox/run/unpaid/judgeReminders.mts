/** What became of each reminder, told from the phones and the mailboxes alone, and held against a calendar of the sandbox's own. */
import { afterBusinessDays, nextBusinessTime } from '../../leads/sequence/hours.mts';
import type { MailServer } from '../../mail/server.mts';
import type { World } from '../../world/world.mts';

export interface PlannedCharge {
  readonly id: string;
  readonly name: string;
  /** E.164; null where the shop has only the e-mail. */
  readonly phone: string | null;
  readonly email: string;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
}

export interface ReminderOutcome {
  readonly world: World;
  readonly mail: Pick<MailServer, 'mails' | 'violations'>;
  /** When a charge was paid or taken back (world milliseconds). */
  readonly ended: ReadonlyMap<string, number>;
  /** When n8n was there and looked. */
  readonly looks: readonly number[];
}

export interface JudgedReminders {
  readonly events: number;
  readonly messages: number;
  readonly mails: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly violations: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
}

const day = 86_400_000;

/** Nine o'clock in São Paulo. */
const nine = (date: string) => Date.parse(`${date}T09:00:00-03:00`);
const midnight = (date: string) => Date.parse(`${date}T00:00:00-03:00`);

interface Step {
  readonly name: string;
  readonly template: string;
  readonly dueAt: number;
  /** When it is not true any more. */
  readonly until: number;
}

/** As the template has them: a business day before, one after and five after. */
export function stepsOf({ dueDate }: Pick<PlannedCharge, 'dueDate'>): readonly Step[] {
  let before = nine(dueDate) - day;
  while (nextBusinessTime(before, undefined) !== before) before -= day;
  const lastDay = nextBusinessTime(nine(dueDate), undefined);
  const after = (count: number) => afterBusinessDays(lastDay, count, undefined);
  return [
    { name: 'before', template: 'lembrete_vencimento', dueAt: before, until: midnight(dueDate) },
    ...[1, 5].map((count) => ({
      name: `after ${count}`,
      template: 'cobranca_em_atraso',
      dueAt: after(count),
      until: after(count) + 7 * day,
    })),
  ];
}

interface Said {
  readonly template: string | undefined;
  readonly at: number;
}

export function judgeReminders(outcome: ReminderOutcome, charges: readonly PlannedCharge[]): JudgedReminders {
  const { world, mail } = outcome;
  const found = charges.map((charge) => judgeCharge(outcome, charge));
  const all = (kind: 'lost' | 'doubled' | 'wrong') => found.flatMap((each) => each[kind]);
  const messages = messagesIn(world);
  const strangers = messages.filter(({ waId }) => !charges.some(({ phone }) => phone?.slice(-8) === waId?.slice(-8))).length;
  const wrongEffects = [...all('wrong'), ...Array.from({ length: strangers }, () => 'a message to nobody’s number')];
  return {
    events: charges.length,
    messages: messages.length,
    mails: mail.mails.length,
    errored: 0,
    lost: all('lost').length,
    doubled: all('doubled').length,
    wrong: wrongEffects.length,
    violations: world.violations.length + mail.violations.length,
    lostOrders: all('lost'),
    doubledEffects: all('doubled'),
    wrongEffects,
  };
}

const messagesIn = ({ vendors }: World) => vendors.whatsappCloud.messages().filter(({ status }) => status !== 'failed');

function saidTo({ world, mail }: ReminderOutcome, { phone, email, name }: PlannedCharge): Said[] {
  if (phone === null) return mail.mails.filter(({ to }) => to.includes(email)).map(({ at }) => ({ template: undefined, at }));
  return messagesIn(world)
    .filter(({ waId, text }) => waId?.slice(-8) === phone.slice(-8) && text.startsWith(name.split(' ')[0]!))
    .map(({ template, at }) => ({ template, at }));
}

function judgeCharge(outcome: ReminderOutcome, charge: PlannedCharge) {
  const steps = stepsOf(charge);
  const endedAt = outcome.ended.get(charge.id) ?? Infinity;
  const said = saidTo(outcome, charge);
  const told = said.map((each) => ({ ...each, step: steps.findLast(({ dueAt }) => dueAt <= each.at) }));
  const isWrong = ({ at, step, template }: (typeof told)[number]) =>
    step === undefined || at >= step.until || at >= endedAt || (template !== undefined && template !== step.template);
  const title = (step: string) => `${step} of ${charge.name} (due ${charge.dueDate})`;
  const isDue = ({ dueAt, until }: Step) => outcome.looks.some((look) => look >= dueAt && look < Math.min(until, endedAt));
  return {
    lost: steps.filter((step) => isDue(step) && !told.some((each) => each.step === step)).map(({ name }) => title(name)),
    doubled: steps.filter((step) => told.filter((each) => each.step === step).length > 1).map(({ name }) => title(name)),
    wrong: told.filter(isWrong).map(({ step, at }) => `${title(step?.name ?? 'nothing')} at ${new Date(at).toISOString()}`),
  };
}
