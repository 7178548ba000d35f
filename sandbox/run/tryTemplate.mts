import { itemErrors, summarize, type Details } from './outcome.mts';
import type { Session } from './session.mts';
import { settle } from './settle.mts';
import type { Template } from './templates.mts';

/** Wall milliseconds that one event may take at the most, on a bad day and a slow machine, and what everything may take besides. */
const patience = { eachMs: 30_000, baseMs: 240_000 };

export async function tryTemplate(
  session: Session,
  template: Template,
  count: number,
  say: (line: string) => void,
): Promise<Details & { seconds: number }> {
  const workflowId = await session.runTemplate(template.file);
  say(`"${template.file}" is live; ${count} events follow`);
  const started = Date.now();
  const events = Array.from({ length: count }, () => template.start(session.world));
  const workflowIds = [workflowId];
  const untilCalm = async () =>
    await settle(session.world, session.rest, { workflowIds, patienceMs: patience.baseMs + count * patience.eachMs });
  await untilCalm();
  if (template.lettingPassMs !== undefined) {
    await session.world.clock.advance(template.lettingPassMs);
    await untilCalm();
  }
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  const units = new Map(events.map((event) => [event.orderNumber, event.units]));
  const details = summarize({
    orderNumbers: [...units.keys()],
    effects: template.effects,
    ledger: session.world.ledger(),
    unitsOf: (orderNumber) => units.get(orderNumber) ?? 0,
    errors: await itemErrors(session.rest, workflowIds),
    violations: session.world.violations.length,
  });
  return { ...details, seconds };
}
