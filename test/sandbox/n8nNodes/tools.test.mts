/** What n8n's own nodes for Slack, Google Sheets, Mailchimp and Brevo ask is answered in the form in which they read it. */
import { expect, test } from 'vitest';
import { createBrevo } from '../../../sandbox/simulators/brevo/index.mts';
import { createGoogleCalendar } from '../../../sandbox/simulators/googleCalendar/index.mts';
import { createGoogleSheets } from '../../../sandbox/simulators/googleSheets/index.mts';
import { createMailchimp } from '../../../sandbox/simulators/mailchimp/index.mts';
import { createSlack } from '../../../sandbox/simulators/slack/index.mts';
import { describeWithSpecification } from '../../support/specifications.mts';
import { handWorld, type Answered } from '../support/handWorld.mts';
import type { Loose } from '../support/loose.mts';
import { recordingsOf, replay, type Recording, type Replacements } from './recordings.mts';

const bodies = (answers: readonly Answered[]): Loose[] => answers.map(({ body }) => body);
const specification = 'n8n-nodes/recordings.json';

describeWithSpecification(specification, 'Slack', (file) => {
  const recordings = recordingsOf(file, ['Slack/Slack']);

  async function open({ title }: Recording) {
    const world = handWorld(createSlack);
    const { simulator } = world;
    const channel = title.endsWith('not_in_channel') ? 'C0123456790' : title === 'error 200' ? 'C0000000000' : 'C0123456789';
    const known: Replacements = [
      ['xoxb-1', simulator.secrets.token],
      ['C0123456789', channel],
    ];
    if (title === 'error 429') {
      const headers = { Authorization: `Bearer ${simulator.secrets.token}`, 'Content-Type': 'application/json' };
      for (let n = 0; n < 10; n++)
        await world.fetch('https://slack.com/api/chat.postMessage', {
          method: 'POST',
          headers,
          body: JSON.stringify({ channel, text: 'oi' }),
        });
    }
    return { ...world, known };
  }

  test.each(recordings)('%s', async (_, recording) => {
    const world = await open(recording);
    const [answer] = await replay(recording, world);
    const refusal = /^error (.+)$/.exec(recording.title)?.[1];
    if (refusal === undefined)
      expect(answer!.body).toMatchObject({ ok: true, ts: expect.stringMatching(/^\d+\.\d{6}$/), message: { type: 'message' } });
    // The node's own words of the refusal were recorded, too.
    else expect(`${recording.error!.m} ${recording.error!.d ?? ''}`).toContain(answer!.body.error);
    expect(answer!.status).toBe(refusal === '429' ? 429 : 200);
    expect(world.rules()).toEqual(refusal === '429' ? ['rate-limit'] : []);
  });

  test('there are seven', () => expect(recordings).toHaveLength(7));
});

describeWithSpecification(specification, 'Google Sheets', (file) => {
  const recordings = recordingsOf(file, ['Google/Sheet/GoogleSheets', 'Google/Sheet/GoogleSheetsTrigger']);

  function open({ title }: Recording) {
    const world = handWorld((services) => {
      const google = createGoogleCalendar(services);
      return Object.assign(createGoogleSheets(services, { logins: google }), { google });
    });
    const { simulator } = world;
    if (!title.endsWith('empty sheet')) {
      simulator.addRow(['id', 'nome', 'telefone']);
      simulator.addRow(['L1', 'Ana', '+5511999990000']);
    }
    return { ...world, known: [['Bearer AT', `Bearer ${simulator.google.issueTokens(simulator.scopes).access_token}`]] as const };
  }

  /** The rows below the headings that stand there afterwards. */
  const after: Readonly<Record<string, readonly unknown[][]>> = {
    'append auto': [
      ['L1', 'Ana', '+5511999990000'],
      ['L2', 'Bia', 5511888880000],
    ],
    'append define useAppend RAW': [
      ['L1', 'Ana', '+5511999990000'],
      ['L2', 'Bia', '+5511888880000'],
    ],
    'appendOrUpdate new': [
      ['L1', 'Ana', '+5511999990000'],
      ['L2', 'Bia', 5511888880000],
    ],
    'appendOrUpdate existing': [['L1', 'Ana B', '+5511888880000']],
    'appendOrUpdate auto, extra column, empty sheet': [['L2', 'Bia', '{"a":1}']],
    read: [['L1', 'Ana', '+5511999990000']],
    'read filter': [['L1', 'Ana', '+5511999990000']],
    'trigger rowAdded': [['L1', 'Ana', '+5511999990000']],
  };

  test.each(recordings)('%s', async (_, recording) => {
    const world = open(recording);
    const answers = await replay(recording, world);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(bodies(answers)[0].sheets[0].properties).toMatchObject({ sheetId: 0, title: 'Leads' });
    expect(world.simulator.rows().slice(1)).toEqual(after[recording.title]);
    // What the node's default does to a telephone is the client's fault.
    const isEaten = JSON.stringify(after[recording.title]).includes('5511888880000]');
    expect(world.rules()).toEqual(isEaten ? ['user-entered'] : []);
  });

  test('all eight are read', () => {
    expect(recordings.map(([, { title }]) => title).sort()).toEqual(Object.keys(after).sort());
  });
});

describeWithSpecification(specification, 'Mailchimp', (file) => {
  const recordings = recordingsOf(file, ['Mailchimp/Mailchimp']);

  async function open({ title }: Recording) {
    const world = handWorld(createMailchimp);
    const { apiKey } = world.simulator.secrets;
    const body = JSON.stringify({ email_address: 'ana@ex.com', status: 'subscribed' });
    const headers = { Authorization: `apikey ${apiKey}`, 'Content-Type': 'application/json' };
    if (title !== 'mailchimp create')
      await world.fetch('https://us21.api.mailchimp.com/3.0/lists/LIST1/members', { method: 'POST', headers, body });
    return { ...world, known: [['abc-us21', apiKey]] as const };
  }

  test.each(recordings)('%s', async (_, recording) => {
    const world = await open(recording);
    const [answer] = await replay(recording, world);
    expect(world.rules()).toEqual([]);
    if (recording.error)
      return expect([answer!.status, answer!.body.title, answer!.body.detail]).toEqual([400, 'Member Exists', recording.error.d]);
    if (recording.title === 'mailchimp tag') return expect(answer!.status).toBe(204);
    return expect(answer!.body).toMatchObject({ id: 'd51f0101e9f61689058b9465a827f40c', status: 'subscribed' });
  });

  test('there are five', () => expect(recordings).toHaveLength(5));
});

describeWithSpecification(specification, 'Brevo', (file) => {
  const recordings = recordingsOf(file, ['Brevo/Brevo', 'Brevo/BrevoTrigger']);

  async function open({ title }: Recording) {
    const world = handWorld(createBrevo);
    const { apiKey } = world.simulator.secrets;
    const headers = { 'api-key': apiKey, 'Content-Type': 'application/json' };
    const send = (path: string, body: object) =>
      world.fetch(`https://api.brevo.com/v3/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (title.endsWith('dup')) await send('contacts', { email: 'ana@ex.com' });
    if (title.endsWith('check'))
      await send('webhooks', { url: 'https://n8n.example.com/webhook/wid-1/webhooks', type: 'transactional', events: ['delivered'] });
    return { ...world, known: [['xkeysib-1', apiKey]] as const };
  }

  test.each(recordings)('%s', async (_, recording) => {
    const world = await open(recording);
    const [answer] = await replay(recording, world);
    expect(world.rules()).toEqual([]);
    if (recording.error)
      return expect([answer!.status, answer!.body.code, answer!.body.message]).toEqual([400, 'duplicate_parameter', recording.error.d]);
    if (recording.title.endsWith('check'))
      return expect(answer!.body.webhooks).toMatchObject([{ id: expect.any(Number), url: expect.any(String), events: ['delivered'] }]);
    expect(answer!.status).toBe(201);
    return expect(answer!.body).toEqual(recording.title.endsWith('email') ? { messageId: expect.any(String) } : { id: expect.any(Number) });
  });

  test('there are nine', () => expect(recordings).toHaveLength(9));
});
