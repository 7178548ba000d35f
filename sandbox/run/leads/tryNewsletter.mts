/** The templates of spreadsheet and newsletter: a form, the CRM, a row in Google Sheets, Brevo or Mailchimp; with people who come twice. */
import { setUpCrm } from '../../leads/accounts.mts';
import type { CredentialIds } from '../../n8n/provision.mts';
import type { WorkflowFile } from '../../n8n/rest.mts';
import { toolCredentialData } from '../../n8n/toolCredentialData.mts';
import type { World } from '../../world/world.mts';
import type { Session } from '../session.mts';
import { judgeNewsletter, type JudgedNewsletter, type NewsletterTool } from './judgeNewsletter.mts';
import { planLeads } from './plan.mts';
import { playLeads } from './play.mts';
import { redExecutionsOf, type LeadOptions } from './tryLeads.mts';

export const newsletterTemplates: Readonly<Record<string, NewsletterTool>> = {
  'lead-to-sheet-and-brevo': 'brevo',
  'lead-to-sheet-and-mailchimp': 'mailchimp',
};

export type TriedNewsletter = JudgedNewsletter & { readonly retried: number; readonly seconds: number };

/** Wall milliseconds that one form may take at the most, on a bad day and a slow machine, and what everything may take besides. */
const patience = { eachMs: 30_000, baseMs: 240_000 };

export async function tryNewsletter(session: Session, { name, count, isBadDay = false, say }: LeadOptions): Promise<TriedNewsletter> {
  const { world, rest } = session;
  const tool = newsletterTemplates[name]!;
  setUpAccounts(world);
  const workflowId = await session.placeTemplate(`${name}.json`, await ownCredentials(session), (workflow) => withChoices(world, workflow));
  await rest.activate(workflowId);
  if (isBadDay) withoutLateWrites(world);
  say(`"${name}" is live; ${count} forms follow`);
  const started = Date.now();
  const leads = planLeads(world.seed, count);
  const retried = await playLeads({ session, workflowId, patienceMs: patience.baseMs + count * patience.eachMs }, leads);
  const judged = judgeNewsletter(world, tool, leads, await redExecutionsOf(session, workflowId));
  return { ...judged, retried, seconds: Math.round((Date.now() - started) / 100) / 10 };
}

/** As the notes of the templates ask for it. */
export function setUpAccounts(world: World): void {
  setUpCrm(world, 'hubSpot');
  world.vendors.brevo.addAttribute('CONSENT');
  world.vendors.mailchimp.addMergeField('CONSENT');
}

async function ownCredentials({ world, rest }: Session): Promise<CredentialIds> {
  const all = toolCredentialData(world);
  const entries = ['googleSheetsOAuth2Api', 'sendInBlueApi', 'mailchimpApi'].map(async (type) => {
    const { name, data } = all[type]!;
    return [type, { id: await rest.createCredential(name, type, data), name }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The spreadsheet and the audience, which the owner chooses. */
export const withChoices = ({ vendors }: World, workflow: WorkflowFile): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) => ({
    ...node,
    parameters: {
      ...node.parameters,
      ...(node.parameters.documentId === undefined
        ? {}
        : { documentId: { __rl: true, mode: 'id', value: vendors.googleSheets.spreadsheet } }),
      ...(node.parameters.list === undefined ? {} : { list: vendors.mailchimp.list }),
    },
  })),
});

/**
 * n8n's node for Google Sheets looks for the row and then writes it: what a server still does long after it was given up is found by no
 * look in between. A lost answer is.
 */
function withoutLateWrites(world: World): void {
  const rules = world.faults.rules();
  const others = [...new Set(world.simulators.map(({ vendor }) => vendor))].filter((vendor) => vendor !== 'googleSheets');
  world.faults.set([
    ...others.flatMap((vendor) => rules.map((rule) => ({ ...rule, vendor }))),
    ...rules.filter(({ kind }) => kind !== 'lateEffect').map((rule) => ({ ...rule, vendor: 'googleSheets' })),
  ]);
}
