/** Vendor documentation: 200 × 24 × the leads of the last 90 days, in 24 hours, for a page. */
import { isLanding } from '../../world/lateWork.mts';
import type { Simulation } from './context.mts';
import { refuse, tooManyLeadCalls } from './errors.mts';
import { isKept } from './views.mts';

const dayMs = 86_400_000;
const defaultCallsPerLead = 200 * 24;

/** Counts a lead call of the page; answers the usage header, or refuses the call. */
export function countLeadCall(simulation: Simulation, pageId: string): Record<string, string> {
  const { state, world, options } = simulation;
  const now = { wall: world.clock.wall(), world: world.clock.now() };
  const calls = (state.calls.get(pageId) ?? []).filter(({ wall, world: at }) => now.wall - wall < dayMs && now.world - at < dayMs);
  const leads = [...state.leads.values()].filter((lead) => lead.pageId === pageId && isKept(simulation, lead)).length;
  // A page without leads is taken as one with a single lead: nothing is said of it.
  const limit = (options.callsPerLead ?? defaultCallsPerLead) * Math.max(1, leads);
  state.calls.set(pageId, calls);
  const oldest = calls[0];
  const passed = oldest ? Math.max(now.wall - oldest.wall, now.world - oldest.world) : dayMs;
  const isFull = calls.length >= limit && !isLanding();
  const usage = usageHeader(pageId, Math.round((100 * calls.length) / limit), isFull ? Math.ceil((dayMs - passed) / 60_000) : 0);
  if (isFull) {
    simulation.violation('rate-limit', 'more lead calls in 24 hours than the page has');
    refuse(tooManyLeadCalls(usage));
  }
  if (!isLanding()) calls.push(now);
  return usage;
}

const usageHeader = (pageId: string, percent: number, minutes: number) => ({
  'X-Business-Use-Case-Usage': JSON.stringify({
    [pageId]: [{ type: 'leadgen', call_count: percent, total_cputime: 0, total_time: 0, estimated_time_to_regain_access: minutes }],
  }),
});
