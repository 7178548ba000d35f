/** Meta Lead Ads Trigger in the real n8n: it registers itself while it is published, and takes what Meta delivers. */
import axios from 'axios';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';

const path = 'e2e-meta-leads/webhook';
const boxes = ['aceito_a_política_de_privacidade', 'aceito_receber_ofertas_por_whatsapp'];

let session: Session;

beforeAll(async () => {
  session = await startSession({ seed: 43, name: 'e2e-meta-leads', say: (line) => console.log(`  ${line}`) });
});

afterAll(async () => {
  await session?.stop();
});

test('published, it answers Meta’s question and starts once for a lead that is delivered twice; a forged delivery starts nothing', async () => {
  const { metaLeads } = session.world.vendors;
  const trigger: WorkflowNode = {
    id: 'trigger',
    name: 'Meta Lead Ads Trigger',
    type: 'n8n-nodes-ponte.metaLeadsTrigger',
    typeVersion: 2,
    position: [0, 0],
    webhookId: path.split('/')[0]!,
    parameters: { page: metaLeads.secrets.pageId, forms: [] },
    credentials: { ponteMetaLeadsApi: session.credentials.ponteMetaLeadsApi! },
  };
  const { id } = await session.rest.createWorkflow({
    name: 'Leads of Meta',
    nodes: [trigger],
    connections: {},
    settings: { executionOrder: 'v1' },
  });
  await session.rest.activate(id);
  expect(metaLeads.callback()).toMatch(new RegExp(`^https://.*/${path}$`));
  expect(metaLeads.subscribedFields()).toEqual(['leadgen']);

  const forged = await axios.post(
    `${session.n8n.url}/webhook/${path}`,
    { object: 'page', entry: [] },
    { headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, proxy: false, validateStatus: () => true },
  );
  expect(forged.status).toBe(401);

  const lead = metaLeads.submit({
    answers: { full_name: 'Maria Souza', email: 'maria@cliente.example', phone_number: '+5511912345678' },
    checked: boxes,
  });
  await settle(session.world, session.rest, { workflowIds: [id], patienceMs: 120_000 });
  metaLeads.redeliver(lead);
  await settle(session.world, session.rest, { workflowIds: [id], patienceMs: 120_000 });
  const executions = await session.rest.executions(id);
  expect(executions).toHaveLength(1);
  const { runs } = await session.rest.execution(executions[0]!.id);
  expect(runs['Meta Lead Ads Trigger']![0]![0]!.map(({ json }) => json)).toMatchObject([
    {
      event: { type: 'lead.received', occasion: `metaLeads:lead/${lead}` },
      lead: { name: 'Maria Souza', phone: '+5511912345678', source: 'meta', consent: { given: true, channels: ['whatsapp'] } },
      origin: { leadId: lead, form: { name: 'Avaliação gratuita' } },
    },
  ]);
  expect(session.world.violations).toEqual([]);

  await session.rest.deactivate(id);
  await expect.poll(() => metaLeads.callback(), { timeout: 60_000, interval: 500 }).toBeUndefined();
});
