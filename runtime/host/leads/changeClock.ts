import type { Lead } from '../../../domain/documents/lead';
import type { LeadKeeper } from '../../../domain/ports/leadKeeper';

/** Beyond the CRM's own lag: for changes that become visible out of their order. */
const marginMs = 60_000;

/**
 * The leads that were changed since a look that left the clock at `clock`, with the overlap that the CRM's lag asks for, and where the
 * clock stands then. It goes by the CRM's own times, so that no difference between two clocks loses a lead; a look that fails leaves it.
 */
export async function changedSince(keeper: LeadKeeper, clock: number, now: number): Promise<{ leads: Lead[]; clock: number }> {
	const leads = await keeper.listChanged(new Date(clock - keeper.lagMs - marginMs).toISOString());
	// One by one: who imports a list changes more leads than a call takes arguments.
	const times = leads.map(({ updatedAt }) => Date.parse(updatedAt ?? '')).filter((at) => at <= now);
	return { leads, clock: times.reduce((newest, at) => Math.max(newest, at), clock) };
}
