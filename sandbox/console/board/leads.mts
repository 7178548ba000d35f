/** Where a lead is on its way, read from the CRM, the seller's channel, the mailbox and the phone. */
import type { FilledForm, FormDesk } from '../acts/formDesk.mts';
import type { World } from '../../world/world.mts';
import { leadStationNames, type LeadCard, type LeadStationName, type StationState } from './board.mts';
import { problemOfRun } from './problem.mts';
import { retriedAt, retriesIn } from './retries.mts';
import type { Run } from './runs.mts';

/** The newest first; who comes twice is one. */
export function leadsOf(world: World, desk: FormDesk | undefined, runs: readonly Run[]): LeadCard[] {
  if (!desk) return [];
  const people = new Map(desk.filled().map((form) => [form.email, form]));
  return [...people.values()].reverse().map((form) => cardOf(world, desk, form, runs));
}

function cardOf(world: World, desk: FormDesk, form: FilledForm, runs: readonly Run[]): LeadCard {
  const own = runs.filter(({ email }) => email === form.email);
  // The seller is told in the first one; what stands still is what somebody has to look at.
  const run = own.find(({ error }) => error) ?? own[0];
  const isThere = seen(world, desk, form);
  const states = leadStationNames.map((name): StationState => {
    if (!form.agrees && (name === 'email' || name === 'welcome')) return 'none';
    return isThere[name] ? 'done' : 'waiting';
  });
  const first = states.indexOf('waiting');
  const there = run?.error ? 'stopped' : run?.isUnderWay ? 'moving' : 'waiting';
  const stations = leadStationNames.map((name, index) => ({
    name,
    state: index === first ? there : states[index]!,
    ...factOf(name, form),
  }));
  return {
    id: form.email,
    name: form.name,
    agrees: form.agrees,
    stations,
    retried: retriedAt(stations, retriesIn(world.dispatcher.log, world.clock.now())),
    problem: problemOfRun(run),
    execution: run?.url,
  };
}

const factOf = (name: LeadStationName, { times }: FilledForm): { fact?: string } =>
  name === 'form' && times > 1 ? { fact: `${times} ×` } : {};

function seen({ vendors }: World, desk: FormDesk, { email, name, phone }: FilledForm): Record<LeadStationName, boolean> {
  const isOwn = (address: string | null | undefined) => address?.toLowerCase() === email;
  return {
    form: true,
    crm: vendors.hubSpot.contacts().some(({ properties, archived }) => !archived && isOwn(properties.email)),
    seller: vendors.slack.messages().some(({ shown }) => shown.split('\n')[0]!.includes(name)),
    email: desk.mails().some(({ to }) => to.some(isOwn)),
    welcome: vendors.whatsappCloud.messages().some(({ waId = '', status }) => status !== 'failed' && waId.slice(-8) === phone.slice(-8)),
  };
}
