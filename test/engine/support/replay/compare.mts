/** What is different between two recordings, one line for each call that came, went or changed. */
import type { Call } from './call.mts';
import type { RecordedEvent, RecordedStep, Recording } from './recording.mts';

export function differences(before: Recording, now: Recording): string[] {
  return pairs(before, now, ({ title }) => title).flatMap(([was, is]) => {
    const { title } = (was ?? is)!;
    if (!was) return [`the event "${title}" came`, ...eventDifferences({ title, steps: [] }, is!)];
    if (!is) return [`the event "${title}" went`, ...eventDifferences(was, { title, steps: [] })];
    return eventDifferences(was, is);
  });
}

function eventDifferences(was: RecordedEvent, is: RecordedEvent): string[] {
  const stops = namesOf(was.stoppedAt ?? [], is.stoppedAt ?? []).map((difference) => `${is.title}: the stop ${difference}`);
  const steps = pairs(was.steps, is.steps, ({ node }) => node).flatMap(([before, now]) => {
    const { node } = (before ?? now)!;
    const where = `${is.title} › ${node}`;
    if (before && now) return stepDifferences(where, before, now);
    const empty = { node, calls: [] };
    return [`${where}: the step ${now ? 'came' : 'went'}`, ...stepDifferences(where, before ?? empty, now ?? empty)];
  });
  return [...stops, ...steps];
}

function stepDifferences(where: string, before: RecordedStep, now: RecordedStep): string[] {
  return pairs(before.calls, now.calls, ({ asked }) => asked).flatMap(([was, is]) => {
    if (!was) return [`${where}: the call ${is!.asked} came`];
    if (!is) return [`${where}: the call ${was.asked} went`];
    const changes = callDifferences(was, is);
    return changes.length === 0 ? [] : [`${where}: the call ${is.asked} changed: ${changes.join(', ')}`];
  });
}

function callDifferences(was: Call, is: Call): string[] {
  return [
    ...namesOf(was.query, is.query).map((difference) => `in its query ${difference}`),
    ...namesOf(was.body, is.body).map((difference) => `in its body ${difference}`),
    ...(was.text === is.text ? [] : ['the text of its GraphQL document']),
    ...(was.answer === is.answer ? [] : [`its answer, from ${was.answer ?? 'success'} to ${is.answer ?? 'success'}`]),
  ];
}

const namesOf = (was: readonly string[], is: readonly string[]): string[] => [
  ...is.filter((name) => !was.includes(name)).map((name) => `"${name}" came`),
  ...was.filter((name) => !is.includes(name)).map((name) => `"${name}" went`),
];

/** Both lists in order, with what they have in common side by side: the longest common subsequence. */
function pairs<T>(before: readonly T[], now: readonly T[], nameOf: (one: T) => string): [T | undefined, T | undefined][] {
  const isSame = (was: number, is: number) => nameOf(before[was]!) === nameOf(now[is]!);
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let was = before.length - 1; was >= 0; was--)
    for (let is = now.length - 1; is >= 0; is--)
      lengths[was]![is] = isSame(was, is) ? lengths[was + 1]![is + 1]! + 1 : Math.max(lengths[was + 1]![is]!, lengths[was]![is + 1]!);
  const found: [T | undefined, T | undefined][] = [];
  let [was, is] = [0, 0];
  while (was < before.length || is < now.length) {
    if (was < before.length && is < now.length && isSame(was, is)) found.push([before[was++], now[is++]]);
    else if (is < now.length && (was === before.length || lengths[was]![is + 1]! >= lengths[was + 1]![is]!))
      found.push([undefined, now[is++]]);
    else found.push([before[was++], undefined]);
  }
  return found;
}
