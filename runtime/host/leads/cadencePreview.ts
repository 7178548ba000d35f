import { standOf, type CadenceRules } from '../../../domain/leads/cadence';
import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import { startedOf, touchEvent, type CadenceEvent, type CadenceMemory } from './cadenceWatch';

/** How far a test run looks ahead, in milliseconds. */
const previewMs = 48 * 3_600_000;

const mostLeads = 200;

/** What would go out in that time if nothing changed, by time; who was there before the trigger counts, too. Writes nothing. */
export async function previewTouches(
	keeper: LeadKeeper,
	rules: Omit<CadenceRules, 'since'>,
	memory: CadenceMemory,
	now: number,
): Promise<CadenceEvent[]> {
	const leads = await keeper.getMany({ isInCadence: true }, mostLeads);
	const events = leads.flatMap((lead) => {
		const standAt = (moment: number) => standOf(lead, { ...rules, since: 0 }, startedOf(memory, lead), moment);
		const current = standAt(now);
		const next = current.next.kind === 'waiting' && current.next.until <= now + previewMs ? standAt(current.next.until).next : current.next;
		return [
			...current.skipped.map((touch) => touchEvent(lead, rules, touch, touch.reason)),
			...(next.kind === 'due' ? [touchEvent(lead, rules, next.touch)] : []),
		];
	});
	return events.toSorted((one, other) => one.at - other.at);
}
