/** What became of the welcome and of the sequence after it, told from the CRM, the phones, the mailboxes and the seller's channel alone. */
import { isBusinessTime } from '../../leads/sequence/hours.mts';
import { judgeSequence, type Follower, type SequenceStep, type Touch } from '../../leads/sequence/judge.mts';
import type { ReceivedMail } from '../../mail/server.mts';
import type { World } from '../../world/world.mts';
import { judgeLeadForms, type JudgedLeads, type Outcome } from './judge.mts';
import type { PlannedLead } from './plan.mts';

/** What a lead did after the first message of the sequence. */
export type Act = 'replied' | 'optedOut';

export interface Answer {
  readonly act: Act;
  /** When it stood in the CRM (world milliseconds). */
  readonly at: number;
}

export interface CadenceOutcome extends Omit<Outcome, 'crm'> {
  readonly answered: ReadonlyMap<PlannedLead, Answer>;
  /** When the CRM was looked through. */
  readonly looks: readonly number[];
}

/** As the template has them. */
const steps: readonly SequenceStep[] = [
  { channel: 'whatsApp', after: [1, 'businessDays'], from: 'capture' },
  { channel: 'email', after: [2, 'businessDays'], from: 'lastTouch' },
  { channel: 'email', after: [5, 'businessDays'], from: 'lastTouch' },
];

const welcomeSubject = 'Recebemos o seu contato';
const message = 'acompanhamento_contato';

/** Steps by what the subject says behind the name. */
const subjects: Readonly<Record<string, number>> = { 'ficou alguma dúvida?': 2, 'continuamos à disposição': 3 };

/** From a look until the last message of it has left, with refusals and Retry. */
const patienceMs = 3 * 3_600_000;

export type JudgedCadence = Omit<JudgedLeads, 'messages' | 'mails'> & { readonly messages: number; readonly mails: number };

/** `messages`, `mails`: those of the sequence. */
export function judgeCadence(outcome: CadenceOutcome, leads: readonly PlannedLead[]): JudgedCadence {
  const { world, mail, answered, looks } = outcome;
  const welcomes = mail.mails.filter(({ subject }) => subject === welcomeSubject);
  const touches = touchesIn(outcome, leads);
  const noted = (lead: PlannedLead) => new Set(touches.filter(({ name }) => name === lead.name).map(({ step }) => step)).size;
  const forms = judgeLeadForms({ world, mail: { mails: welcomes, violations: mail.violations }, crm: 'hubSpot' }, leads, {
    furtherNotes: noted,
  });
  const followers = leads.map((lead) => followerOf(world, lead, answered.get(lead)));
  const sequence = judgeSequence(steps, followers, touches, (dueAt, { phone }) => {
    const look = looks.find((at) => at >= dueAt && isBusinessTime(at, phone));
    return look === undefined ? Infinity : look + patienceMs;
  });
  const lostOrders = [...forms.lostOrders, ...sequence.lost];
  const doubledEffects = [...forms.doubledEffects, ...sequence.doubled];
  const wrongEffects = [...forms.wrongEffects, ...sequence.wrong, ...misnamed(touches), ...stopsOf(outcome, leads)];
  return {
    ...forms,
    messages: messagesIn(world).length,
    mails: mail.mails.length - welcomes.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length,
    lostOrders,
    doubledEffects,
    wrongEffects,
  };
}

interface SeenTouch extends Touch {
  /** What stands at its beginning, before the comma. */
  readonly greeted: string;
}

const messagesIn = ({ vendors }: World) =>
  vendors.whatsappCloud.messages().filter(({ template, status }) => template === message && status !== 'failed');

/** Whoever gets one that belongs to nobody is named by the number or the address. */
function touchesIn({ world, mail }: CadenceOutcome, leads: readonly PlannedLead[]): SeenTouch[] {
  const byPhone = (waId = '') => leads.find(({ phone }) => phone.slice(-8) === waId.slice(-8))?.name ?? waId;
  const sent = messagesIn(world).map(({ waId, at, text }) => ({ name: byPhone(waId), step: 1, at, greeted: text.split(',')[0]! }));
  const mailed = mail.mails.filter(({ subject }) => subject !== welcomeSubject).flatMap((each) => mailTouches(each, leads));
  return [...sent, ...mailed];
}

function mailTouches({ to, at, subject }: ReceivedMail, leads: readonly PlannedLead[]): SeenTouch[] {
  const [greeted = '', ...rest] = subject.split(', ');
  const byAddress = (address: string) =>
    leads.find(({ forms }) => forms.some(({ email }) => email.toLowerCase() === address.toLowerCase()))?.name ?? address;
  return to.map((address) => ({ name: byAddress(address), step: subjects[rest.join(', ')] ?? 0, at, greeted }));
}

const misnamed = (touches: readonly SeenTouch[]) =>
  touches.filter(({ name, greeted }) => name.split(' ')[0] !== greeted).map(({ name, step }) => `step ${step} of ${name}: another name`);

/** `stopsAt` is told by what the lead did, whatever the CRM says. */
function followerOf(world: World, lead: PlannedLead, answer: Answer | undefined): Follower {
  const { name, phone, agrees } = lead;
  const createdAt = Date.parse(contactOf(world, lead)?.properties.createdate ?? '');
  const asksAt = agrees && !Number.isNaN(createdAt) ? [createdAt] : [];
  return { name, phone, channels: ['whatsApp', 'email'], asksAt, stopsAt: answer?.at };
}

const contactOf = ({ vendors }: World, { forms }: PlannedLead) =>
  vendors.hubSpot
    .contacts()
    .find(({ archived, properties }) => !archived && forms.some(({ email }) => email.toLowerCase() === properties.email?.toLowerCase()));

/** The CRM says why a sequence ended, and of nobody else; who wants no more has taken the consent back. */
function stopsOf({ world, answered }: CadenceOutcome, leads: readonly PlannedLead[]): string[] {
  return leads.flatMap((lead) => {
    const { ponte_stop_reason: reason, ponte_consent: consent } = contactOf(world, lead)?.properties ?? {};
    const act = answered.get(lead)?.act;
    return [
      ...((reason || undefined) === act ? [] : [`stop reason of ${lead.name}`]),
      ...(act === 'optedOut' && !consent?.startsWith('no') ? [`consent of ${lead.name}`] : []),
    ];
  });
}
