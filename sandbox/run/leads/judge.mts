/** What became of each person, told from the CRM, the phones, the mailboxes and the seller's channel alone. */
import { doubledLeads } from '../../leads/doubled.mts';
import { identityDetail } from '../../leads/ledgerDetail.mts';
import type { Crm } from '../../leads/accounts.mts';
import type { MailServer } from '../../mail/server.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { World } from '../../world/world.mts';
import type { PlannedLead } from './plan.mts';

export interface Outcome {
  readonly world: World;
  readonly mail: Pick<MailServer, 'mails' | 'violations'>;
  readonly crm: Crm;
}

/** What stopped red and was not finished by running it again; `text`: what the execution started with. */
export interface RedExecution {
  readonly node: string;
  readonly reason: string;
  readonly text: string;
}

export interface JudgedLeads {
  readonly events: number;
  readonly people: number;
  readonly leads: number;
  readonly notes: number;
  readonly messages: number;
  readonly mails: number;
  readonly told: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly violations: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

export interface Findings {
  readonly missing: string[];
  readonly doubled: string[];
  readonly wrong: string[];
}

export interface JudgingOptions {
  readonly red?: readonly RedExecution[];
  /** How many lines other flows have put into a lead's timeline. */
  readonly furtherNotes?: (lead: PlannedLead) => number;
}

export function judgeLeadForms(
  outcome: Outcome,
  leads: readonly PlannedLead[],
  { red = [], furtherNotes = () => 0 }: JudgingOptions = {},
): JudgedLeads {
  const { world, mail, crm } = outcome;
  const own = world.ledger().filter(({ vendor }) => vendor === crm);
  const found = leads.map((lead) => ({ lead, ...judgeLead(outcome, own, lead, furtherNotes(lead)) }));
  const named = (kind: keyof Findings) => found.flatMap((one) => one[kind].map((what) => `${what} of ${one.lead.name}`));
  const missing = found.flatMap(({ lead, missing: all }) =>
    all.map((what) => ({ orderNumber: `${what} of ${lead.name}`, failure: red.find(({ text }) => text.includes(lead.forms[0]!.email)) })),
  );
  const doubledEffects = [...named('doubled'), ...doubledLeads(own).map(({ detail }) => detail)];
  const wrongEffects = [...named('wrong'), ...strangers(own, leads)];
  const lostOrders = missing.flatMap(({ orderNumber, failure }) => (failure ? [] : [orderNumber]));
  const erroredOrders = missing.flatMap(({ orderNumber, failure }) =>
    failure ? [{ orderNumber, node: failure.node, reason: failure.reason }] : [],
  );
  return {
    events: leads.flatMap(({ forms }) => forms).length,
    people: leads.length,
    leads: own.filter(isLead).length,
    notes: own.filter(isNote).length,
    messages: welcomes(world).length,
    mails: mail.mails.length,
    told: world.vendors.slack.messages().length,
    errored: erroredOrders.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length,
    violations: world.violations.length + mail.violations.length,
    lostOrders,
    doubledEffects,
    wrongEffects,
    erroredOrders,
  };
}

const isStanding = ({ status }: LedgerEntry) => status !== 'archived' && status !== 'merged';
export const isLead = (entry: LedgerEntry) => entry.kind === 'lead' && isStanding(entry);
export const isNote = (entry: LedgerEntry) => entry.kind === 'note' && isStanding(entry);

const welcomes = ({ vendors }: World) =>
  vendors.whatsappCloud.messages().filter(({ template, status }) => template === 'boas_vindas_contato' && status !== 'failed');

/** Fingerprints by which the person is known in a ledger. */
export function keysOf({ phone, forms }: PlannedLead): Set<string> {
  const all = forms.flatMap((form) => {
    const { email, phones } = identityDetail({ email: form.email, phones: [phone, form.phone] });
    return [email!, ...phones];
  });
  return new Set(all);
}

export const isOfKeys = ({ detail }: LedgerEntry, keys: ReadonlySet<string>): boolean =>
  [detail?.email, ...((detail?.phones ?? []) as readonly string[])].some((key) => keys.has(key as string));

export function strangers(own: readonly LedgerEntry[], leads: readonly PlannedLead[]): string[] {
  const known = new Set(leads.flatMap((lead) => [...keysOf(lead)]));
  return own.filter((entry) => isLead(entry) && !isOfKeys(entry, known)).map(({ id }) => `lead ${id}, which is nobody`);
}

function judgeLead({ world, mail, crm }: Outcome, own: readonly LedgerEntry[], lead: PlannedLead, furtherNotes: number): Findings {
  const findings: Findings = { missing: [], doubled: [], wrong: [] };
  const { name, phone, agrees } = lead;
  const keys = keysOf(lead);
  const records = own.filter((entry) => isLead(entry) && isOfKeys(entry, keys));
  count(findings, 'lead', records.length, 1);
  const ids = new Set(records.map(({ id }) => id));
  const notes = own.filter((entry) => isNote(entry) && ((entry.detail?.leads ?? []) as string[]).some((id) => ids.has(id)));
  count(findings, 'note', notes.length, (agrees ? 3 : 1) + givenOtherwise(crm, lead) + furtherNotes);
  const messages = welcomes(world).filter(({ waId }) => waId?.slice(-8) === phone.slice(-8));
  count(findings, 'welcome on WhatsApp', messages.length, agrees ? 1 : 0);
  for (const { text } of messages) if (!text.startsWith(`Olá, ${name.split(' ')[0]}!`)) findings.wrong.push(`welcome "${text}"`);
  const addresses = new Set(lead.forms.map(({ email }) => email.toLowerCase()));
  const mails = mail.mails.filter(({ to }) => to.some((address) => addresses.has(address.toLowerCase())));
  count(findings, 'welcome by e-mail', mails.length, agrees ? 1 : 0);
  judgeTelling(world, findings, lead);
  return findings;
}

/** What the record has no place for becomes a line of its own: a second address, and in Notion a second telephone. */
export function givenOtherwise(crm: Crm, { forms }: PlannedLead): number {
  return forms.filter(({ again }) => again === 'samePhone' || (again === 'sameEmail' && crm === 'notion')).length;
}

/** The seller is told once, with the number to call and the way into the CRM. */
function judgeTelling(world: World, findings: Findings, { name, phone, forms }: PlannedLead): void {
  const told = world.vendors.slack.messages().filter(({ shown }) => shown.split('\n')[0] === `Novo lead: ${name}`);
  count(findings, 'message to the seller', told.length, 1);
  for (const { shown } of told) {
    const isWhole = shown.includes(phone) && shown.toLowerCase().includes(forms[0]!.email.toLowerCase()) && /^https:\/\//m.test(shown);
    if (!isWhole) findings.wrong.push('message to the seller');
  }
}

export function count({ missing, doubled, wrong }: Findings, what: string, times: number, wanted: number): void {
  if (times < wanted) missing.push(wanted === 1 ? what : `${what} (${times} of ${wanted})`);
  if (times > wanted && wanted === 0) wrong.push(`${what} without a consent`);
  else if (times > wanted) doubled.push(`${what} (${times})`);
}
