/** What n8n's own trigger for Lead Ads asks is answered in the form in which it reads it, once its versions are those that are served. */
import { expect, test } from 'vitest';
import { createMetaLeads } from '../../../sandbox/simulators/metaLeads/index.mts';
import { describeWithSpecification } from '../../support/specifications.mts';
import { handWorld } from '../support/handWorld.mts';
import { recordingsOf, replay, type Replacements } from './recordings.mts';

const echo = (url: string) => Promise.resolve({ status: 200, body: new URL(url).searchParams.get('hub.challenge') ?? '' });

describeWithSpecification('n8n-nodes/recordings.json', 'Facebook Lead Ads Trigger', (file) => {
  function open() {
    const world = handWorld((services) => createMetaLeads(services, { get: echo }));
    const { secrets } = world.simulator;
    const known: Replacements = [
      ['v19.0', 'v25.0'],
      ['v21.0', 'v25.0'],
      ['APPID', secrets.appId],
      ['csec', secrets.appSecret],
      ['APP|T', `${secrets.appId}|${secrets.appSecret}`],
      ['Bearer AT', `Bearer ${secrets.userToken}`],
      ['Bearer PT', `Bearer ${secrets.pageToken}`],
      ['/123', `/${secrets.pageId}`],
    ];
    return { ...world, secrets, known };
  }

  test.each(recordingsOf(file, ['FacebookLeadAds/FacebookLeadAdsTrigger']))('%s', async (_, recording) => {
    const world = open();
    const answers = await replay(recording, world);
    expect(answers.map(({ status }) => status)).toEqual(recording.requests.map(() => 200));
    expect(answers[0]!.body.access_token).toBe(`${world.secrets.appId}|${world.secrets.appSecret}`);
    expect(world.violations).toEqual([]);
    if (recording.does !== 'create') return;
    expect(world.simulator.callback()).toBe('https://n8n.example.com/webhook/wid-1/webhook');
    expect(answers[2]!.body.access_token).toBe(world.secrets.pageToken);
    expect(world.simulator.subscribedFields()).toEqual(['leadgen']);
  });
});
