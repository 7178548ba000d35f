/** The calls of a template's run, event by event and step by step, as a text that a person can read. */
import type { Call } from './call.mts';

export interface RecordedStep {
  /** Name of the node. */
  readonly node: string;
  readonly calls: readonly Call[];
}

export interface RecordedEvent {
  readonly title: string;
  readonly steps: readonly RecordedStep[];
  /** Node at which an execution stopped. */
  readonly stoppedAt?: readonly string[];
}

export type Recording = readonly RecordedEvent[];

const width = 136;

export function toText(template: string, recording: Recording): string {
  const head = [`# ${template}`, '', 'Made by `npm run replay -- --write`; what it is for stands in CONTRIBUTING.md.'];
  return `${[...head, ...recording.flatMap(eventLines)].join('\n')}\n`;
}

const eventLines = ({ title, steps, stoppedAt = [] }: RecordedEvent): string[] => [
  '',
  `## ${title}`,
  ...stoppedAt.map((node) => `stopped at: ${node}`),
  ...steps.flatMap(({ node, calls }) => ['', `### ${node}`, ...calls.flatMap(callLines)]),
];

const callLines = ({ asked, query, body, text, answer }: Call): string[] => [
  asked,
  ...wrapped('query', query),
  ...wrapped('body', body),
  ...(text === undefined ? [] : [`  text: ${text}`]),
  ...(answer === undefined ? [] : [`  answer: ${answer}`]),
];

/** Names hold neither a comma followed by a space nor a line break. */
function wrapped(label: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const lines = [`  ${label}:`];
  for (const [index, name] of names.entries()) {
    const word = index === names.length - 1 ? name : `${name},`;
    if (lines.at(-1)!.length + word.length >= width) lines.push(`    ${word}`);
    else lines.push(`${lines.pop()!} ${word}`);
  }
  return lines;
}

interface Open {
  title: string;
  steps: { node: string; calls: Call[] }[];
  stoppedAt: string[];
}

export function fromText(text: string): Recording {
  const events: Open[] = [];
  for (const line of unwrapped(text)) {
    const event = events.at(-1);
    const step = event?.steps.at(-1);
    if (line.startsWith('## ')) events.push({ title: line.slice(3), steps: [], stoppedAt: [] });
    else if (line.startsWith('stopped at: ')) event!.stoppedAt.push(line.slice('stopped at: '.length));
    else if (line.startsWith('### ')) event!.steps.push({ node: line.slice(4), calls: [] });
    else if (line.startsWith('  ')) step!.calls.push(withDetail(step!.calls.pop()!, line.trim()));
    else if (line !== '' && step) step.calls.push({ asked: line, query: [], body: [] });
  }
  return events.map(({ stoppedAt, ...event }) => ({ ...event, ...(stoppedAt.length > 0 ? { stoppedAt } : {}) }));
}

/** Lines that go on with the names of the one before are put behind it. */
const unwrapped = (text: string): string[] => text.replaceAll('\n    ', ' ').split('\n');

function withDetail(call: Call, line: string): Call {
  const [, label = '', rest = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
  return { ...call, [label]: label === 'query' || label === 'body' ? rest.split(', ') : rest };
}
