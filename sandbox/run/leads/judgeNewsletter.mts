/** What became of each person in the spreadsheet and in the list of the newsletter, told from these and the CRM alone. */
import { doubledLeads } from '../../leads/doubled.mts';
import type { World } from '../../world/world.mts';
import { count, givenOtherwise, isLead, isNote, isOfKeys, keysOf, strangers, type Findings, type RedExecution } from './judge.mts';
import type { PlannedLead } from './plan.mts';

export type NewsletterTool = 'brevo' | 'mailchimp';

export interface JudgedNewsletter {
  readonly events: number;
  readonly people: number;
  readonly rows: number;
  readonly subscribed: number;
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

interface Subscriber {
  readonly email: string;
  readonly isSubscribed: boolean;
  readonly firstName: unknown;
  readonly consent: unknown;
}

export function judgeNewsletter(
  world: World,
  tool: NewsletterTool,
  leads: readonly PlannedLead[],
  red: readonly RedExecution[] = [],
): JudgedNewsletter {
  const own = world.ledger().filter(({ vendor }) => vendor === 'hubSpot');
  const rows = sheetRows(world);
  const subscribers = subscribersOf(world, tool);
  const found = leads.map((lead) => {
    const findings: Findings = { missing: [], doubled: [], wrong: [] };
    const ids = new Set(own.filter((entry) => isLead(entry) && isOfKeys(entry, keysOf(lead))).map(({ id }) => id));
    count(findings, 'lead', ids.size, 1);
    const notes = own.filter((entry) => isNote(entry) && ((entry.detail?.leads ?? []) as string[]).some((id) => ids.has(id)));
    count(findings, 'note', notes.length, (lead.agrees ? 2 : 1) + givenOtherwise('hubSpot', lead));
    judgeRow(findings, lead, rows);
    judgeSubscription(findings, lead, subscribers);
    return { lead, findings };
  });
  const named = (kind: keyof Findings) => found.flatMap(({ lead, findings }) => findings[kind].map((what) => `${what} of ${lead.name}`));
  const lostOrders = named('missing');
  const doubledEffects = [...named('doubled'), ...doubledLeads(own).map(({ detail }) => detail)];
  const addresses = new Set(leads.flatMap(addressesOf));
  const unknown = subscribers.filter(({ email }) => !addresses.has(email)).length;
  const tooMany = rows.length > leads.length ? [`${rows.length} rows of ${leads.length} people`] : [];
  const wrongEffects = [...named('wrong'), ...strangers(own, leads), ...(unknown > 0 ? [`${unknown} subscribers, who are nobody`] : [])];
  return {
    events: leads.flatMap(({ forms }) => forms).length,
    people: leads.length,
    rows: rows.length,
    subscribed: subscribers.length,
    errored: red.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length + tooMany.length,
    wrong: wrongEffects.length,
    violations: world.violations.length,
    lostOrders,
    doubledEffects: [...doubledEffects, ...tooMany],
    wrongEffects,
    erroredOrders: red.map(({ node, reason }) => ({ orderNumber: 'a form', node, reason })),
  };
}

type Row = Readonly<Record<string, unknown>>;

/** By their headings. */
function sheetRows({ vendors }: World): Row[] {
  const [headings = [], ...rows] = vendors.googleSheets.rows();
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [String(heading), row[index]])));
}

function subscribersOf({ vendors }: World, tool: NewsletterTool): Subscriber[] {
  if (tool === 'brevo')
    return vendors.brevo.contacts().map(({ email, attributes, blacklisted }) => ({
      email,
      isSubscribed: !blacklisted,
      firstName: attributes.FIRSTNAME,
      consent: attributes.CONSENT,
    }));
  return vendors.mailchimp.members().map(({ email, status, mergeFields }) => ({
    email: email.toLowerCase(),
    isSubscribed: status === 'subscribed',
    firstName: mergeFields.FNAME,
    consent: mergeFields.CONSENT,
  }));
}

const addressesOf = ({ forms }: PlannedLead): string[] => forms.map(({ email }) => email.toLowerCase());

/** The telephone keeps its sign, and a name is no formula. */
function judgeRow(findings: Findings, lead: PlannedLead, rows: readonly Row[]): void {
  const own = rows.filter((row) => addressesOf(lead).includes(String(row['e-mail']).toLowerCase()));
  count(findings, 'row', own.length, 1);
  for (const row of own) {
    const isWhole =
      row.nome === lead.name &&
      row.telefone === lead.phone &&
      row['aceita e-mails'] === (lead.agrees ? 'sim' : 'não') &&
      row.interesse === 'Quero saber o preço' &&
      String(row.link).startsWith('https://');
    if (!isWhole) findings.wrong.push(`row ${String(row.id)}`);
  }
}

/** With when and where the person agreed. */
function judgeSubscription(findings: Findings, lead: PlannedLead, subscribers: readonly Subscriber[]): void {
  const own = subscribers.filter(({ email }) => addressesOf(lead).includes(email));
  count(findings, 'subscription', own.length, lead.agrees ? 1 : 0);
  for (const { isSubscribed, firstName, consent } of own)
    if (!isSubscribed || firstName !== lead.name.split(' ')[0] || !/^\d{4}-\d\d-\d\dT.*novidades/.test(String(consent)))
      findings.wrong.push('subscription');
}
