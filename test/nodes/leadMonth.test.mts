/**
 * A month of 500 leads of four sources (forms, lead ads, WhatsApp, sellers; two fifths of somebody who has come before, 30 % answer, 5 %
 * want no more, n8n and the CRM are away once), over Christmas and New Year's Day: each person is kept once, each lead told once, each touch
 * that is due leaves once and in business hours, and none after a stop. Smaller months of the same kind at the other CRMs.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectedLeads, judgeLeads, planMonth } from '../../sandbox/leads/month.mts';
import { judgeSequence } from '../../sandbox/leads/sequence/judge.mts';
import { hubSpotWorld } from '../contracts/support/hubSpotWorld.mts';
import { notionWorld } from '../contracts/support/notionWorld.mts';
import { salesforceWorld } from '../contracts/support/salesforceWorld.mts';
import type { Crm } from './support/leadHost.mts';
import { nameIn, playLeadMonth, sequence, type MonthWorld, type PlayedMonth } from './support/leadMonth.mts';

const start = Date.parse('2026-12-09T00:00:00Z');

const opened = {
  hubSpot: () => ({ world: hubSpotWorld(), table: {} }),
  salesforce: () => ({ world: salesforceWorld(), table: {} }),
  notion: () => {
    const world = notionWorld();
    return { world, table: { table: world.simulator.source } };
  },
};

describe.each([
  ['hubSpot', 'full'],
  ['salesforce', 'small'],
  ['notion', 'small'],
] as const)('%s', (vendor, size) => {
  const month = planMonth(20_261_130, start, size);
  let world: MonthWorld;
  let played: PlayedMonth;
  beforeAll(async () => {
    const { table, ...crm } = opened[vendor]();
    world = crm.world;
    played = await playLeadMonth(month, world, vendor satisfies Crm, table);
  }, 600_000);

  test('each person is kept once, nobody is lost, and no stranger is there', () => {
    expect(judgeLeads(month, world.simulator.ledger())).toEqual({ lost: [], doubled: [], strangers: [] });
  });

  test('each touch that is due leaves once and in business hours, none without a consent or after a stop', () => {
    const { followers, touches, latest, misled } = played;
    expect(judgeSequence(sequence, followers, touches, latest)).toEqual({ lost: [], doubled: [], wrong: [] });
    expect(misled).toEqual([]);
  });

  test('that is many: most who agreed went the whole way, and many were stopped on it', () => {
    const { followers, touches } = played;
    const agreed = followers.filter(({ asksAt }) => asksAt.length > 0);
    expect(agreed.length).toBeGreaterThan(0.4 * followers.length);
    expect(touches.length).toBeGreaterThan(1.5 * agreed.length);
    const through = touches.filter(({ step }) => step === sequence.length).length;
    expect(through).toBeGreaterThan(0.3 * agreed.length);
    const isUnderWay = (name: string, at = Infinity) => touches.some((touch) => touch.name === name && touch.at < at);
    expect(followers.filter(({ name, stopsAt }) => stopsAt !== undefined && isUnderWay(name, stopsAt)).length).toBeGreaterThan(
      size === 'full' ? 20 : 2,
    );
  });

  test('each seller is told once of each lead, and of the one whom it was given to', () => {
    const people = world.people();
    const told = played.told.map(({ id }) => id!);
    expect(told.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
    const captured = played.told.filter(({ owner }) => owner !== null);
    expect(captured.map(({ id, owner }) => [id, owner!.id])).toEqual(
      captured.map(({ id }) => [id, people.find((one) => one.id === id)!.owner]),
    );
    for (const owner of world.owners)
      expect(captured.filter((lead) => lead.owner!.id === owner).length).toBeGreaterThan(0.3 * captured.length);
  });

  test('whoever answered or wants no more is told as stopped, once, with the reason', () => {
    const { stopped, touches } = played;
    const told = Map.groupBy(stopped, ({ name }) => name);
    const answered = expectedLeads(month).filter(({ person, stopsAt = 0 }) =>
      touches.some(({ name, at }) => name === nameIn(person) && at < stopsAt),
    );
    const wrong = answered.flatMap(({ person, repliedAt }) => {
      const reasons = told.get(nameIn(person))?.flatMap(({ reason }) => (reason === 'noConsent' ? [] : [reason])) ?? [];
      const answer = repliedAt === undefined ? 'optedOut' : 'replied';
      // Who answers after the last step has come to the end before.
      const isTold = ['finished', answer, `finished, ${answer}`].includes(reasons.join(', '));
      return isTold ? [] : [`${nameIn(person)}: ${answer}: ${reasons.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  test('and nothing failed, nobody asked too often, and no execution was started twice', () => {
    expect(played.troubles).toEqual([]);
    expect(world.violations).toEqual([]);
  });
});
