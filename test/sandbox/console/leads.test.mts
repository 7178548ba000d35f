/** Somebody fills in the shop's form, and the board shows how far the lead has come. */
import { expect, test } from 'vitest';
import type { FilledForm } from '../../../sandbox/console/acts/formDesk.mts';
import type { Board } from '../../../sandbox/console/board/board.mts';
import type { Run } from '../../../sandbox/console/board/runs.mts';
import { controlApp } from '../../../sandbox/console/server.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const url = 'http://127.0.0.1:5678/workflow/w/executions/7';

function open({ withForm = true } = {}) {
  const world = createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });
  const sent: FilledForm[] = [];
  const mails: { to: string[] }[] = [];
  const runs: Run[] = [];
  const app = controlApp(world, {
    url: 'http://127.0.0.1:5678',
    login: 'owner@example.com / secret',
    runs: () => runs,
    isUp: () => true,
    stop: async () => {},
    start: async () => {},
    ...(withForm ? { form: { send: async (form: FilledForm) => void sent.push(form), mails: () => mails } } : {}),
  });
  const say = async (what: string) =>
    await app.request(`/api/happenings/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const board = async () => (await (await app.request('/api/board')).json()) as Board;
  const states = async () => Object.fromEntries((await board()).leads[0]!.stations.map(({ name, state }) => [name, state]));
  return { world, sent, mails, runs, say, board, states };
}

test('a lead passes its stations as the CRM, the mailbox and the flow have it', async () => {
  const { world, sent, mails, runs, say, board, states } = open();
  await say('lead');
  const { name, email } = sent[0]!;
  expect((await board()).leads).toMatchObject([{ name, agrees: true }]);
  expect(await states()).toEqual({ form: 'done', crm: 'waiting', seller: 'waiting', email: 'waiting', welcome: 'waiting' });
  runs.push({ orderNumber: undefined, email, url, isUnderWay: true, error: undefined });
  expect(await states()).toMatchObject({ crm: 'moving' });
  world.vendors.hubSpot.addContact({ email });
  mails.push({ to: [email.toUpperCase()] });
  expect(await states()).toEqual({ form: 'done', crm: 'done', seller: 'moving', email: 'done', welcome: 'waiting' });
  const error = { where: 'Tell the Seller', what: 'channel_not_found' };
  runs[0] = { orderNumber: undefined, email, url, isUnderWay: false, error };
  expect(await states()).toMatchObject({ crm: 'done', seller: 'stopped' });
  expect((await board()).leads[0]).toMatchObject({ problem: error, execution: url });
});

test('who comes twice is one lead', async () => {
  const { sent, say, board } = open();
  expect((await say('leadAgain')).status).toBe(400);
  await say('lead');
  await say('leadAgain');
  expect(sent.map(({ email }) => email)).toEqual([sent[0]!.email, sent[0]!.email]);
  const { leads } = await board();
  expect(leads).toHaveLength(1);
  expect(leads[0]!.stations[0]).toEqual({ name: 'form', state: 'done', fact: '2 ×' });
});

test('who does not want to be written to has no such stations', async () => {
  const { sent, say, states } = open();
  await say('leadWithoutConsent');
  expect(sent[0]).toMatchObject({ agrees: false });
  expect(await states()).toMatchObject({ email: 'none', welcome: 'none' });
});

test('a world without a form says so', async () => {
  const { say, board } = open({ withForm: false });
  expect((await say('lead')).status).toBe(400);
  expect((await board()).leads).toEqual([]);
});
