/** The templates of leads: a form, the CRM, the welcome on WhatsApp and by e-mail, the seller's channel; with people who come twice. */
import { setUpCrm, type Crm } from '../../leads/accounts.mts';
import { startMailServer, type MailServer } from '../../mail/server.mts';
import type { CredentialIds } from '../../n8n/provision.mts';
import type { WorkflowFile } from '../../n8n/rest.mts';
import { toolCredentialData } from '../../n8n/toolCredentialData.mts';
import type { World } from '../../world/world.mts';
import type { Session } from '../session.mts';
import { judgeLeadForms, type JudgedLeads, type RedExecution } from './judge.mts';
import { planLeads } from './plan.mts';
import { playLeads, redExecutions } from './play.mts';

export const leadTemplates: Readonly<Record<string, Crm>> = {
  'lead-to-crm-whatsapp-email': 'hubSpot',
  'lead-to-salesforce-whatsapp-email': 'salesforce',
  'lead-to-pipedrive-whatsapp-email': 'pipedrive',
  'lead-to-notion-whatsapp-email': 'notion',
};

export interface LeadOptions {
  readonly name: string;
  /** Forms. */
  readonly count: number;
  /** The mail server and the channel have a bad day, too. */
  readonly isBadDay?: boolean;
  readonly say: (line: string) => void;
}

export type TriedLeads = JudgedLeads & { readonly retried: number; readonly seconds: number };

/** Wall milliseconds that one form may take at the most, on a bad day and a slow machine, and what everything may take besides. */
const patience = { eachMs: 30_000, baseMs: 240_000 };

export async function tryLeads(session: Session, { name, count, isBadDay = false, say }: LeadOptions): Promise<TriedLeads> {
  const { world } = session;
  const crm = leadTemplates[name]!;
  const mail = await startMailServer({ clock: world.clock, authority: session.authority });
  try {
    const workflowId = await placeLeads(session, name, mail);
    if (isBadDay) badDay(world, mail);
    say(`"${name}" is live; ${count} forms follow`);
    const started = Date.now();
    const leads = planLeads(world.seed, count);
    const stage = { session, workflowId, patienceMs: patience.baseMs + count * patience.eachMs };
    const retried = await playLeads(stage, leads);
    const judged = judgeLeadForms({ world, mail, crm }, leads, { red: await redExecutionsOf(session, workflowId) });
    for (const { rule, detail } of mail.violations) say(`VIOLATION: mail: ${rule}: ${detail}`);
    return { ...judged, retried, seconds: Math.round((Date.now() - started) / 100) / 10 };
  } finally {
    await mail.stop();
  }
}

/** Imports the template with its credentials, and publishes it. */
export async function placeLeads(session: Session, name: string, mail: Pick<MailServer, 'credential'>): Promise<string> {
  const { world, rest } = session;
  setUpCrm(world, leadTemplates[name]!);
  const credentials = await toolCredentials(session, mail);
  const id = await session.placeTemplate(`${name}.json`, credentials, (workflow) => withTable(world, workflow));
  await rest.activate(id);
  return id;
}

/** Those of n8n's own nodes. */
export async function toolCredentials({ world, rest }: Session, mail: Pick<MailServer, 'credential'>): Promise<CredentialIds> {
  const { slackApi, smtp } = toolCredentialData(world, mail);
  const entries = Object.entries({ slackApi, smtp }).map(async ([type, chosen]) => {
    const { name, data } = chosen!;
    return [type, { id: await rest.createCredential(name, type, data), name }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Notion keeps leads in a table that the owner chooses. */
const withTable = ({ vendors }: World, workflow: WorkflowFile): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) =>
    node.parameters.table === undefined ? node : { ...node, parameters: { ...node.parameters, table: vendors.notion.source } },
  ),
});

/**
 * Nobody can ask Slack or a mail server whether a message arrived, and n8n's nodes do not: a lost answer and "Retry" are two messages.
 * So these two refuse and break off before the work, and no later.
 */
export function badDay(world: World, mail: MailServer): void {
  const rules = world.faults.rules();
  const others = world.simulators.map(({ vendor }) => vendor).filter((vendor) => vendor !== 'slack');
  const harmless = new Set(['rateLimited', 'serverError', 'reset', 'slow']);
  world.faults.set([
    ...[...new Set(others)].flatMap((vendor) => rules.map((rule) => ({ ...rule, vendor }))),
    ...rules.filter(({ kind }) => harmless.has(kind)).map((rule) => ({ ...rule, vendor: 'slack' })),
  ]);
  mail.set([
    { answer: 451, times: 2 },
    { answer: 535, times: 1 },
    { answer: 421, times: 1 },
  ]);
}

/** With what each of them started with. */
export async function redExecutionsOf({ rest }: Session, workflowId: string): Promise<RedExecution[]> {
  const ids = await redExecutions(rest, workflowId);
  return await Promise.all(
    ids.map(async (id) => {
      const { runs, error } = await rest.execution(id);
      const text = JSON.stringify(Object.values(runs)[0] ?? []);
      return { node: error?.node ?? 'workflow', reason: error?.message ?? 'it crashed', text };
    }),
  );
}
