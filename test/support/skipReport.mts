/**
 * Says what was not run and why, as the last word of a run: a skip that nobody hears of passes for a test. The reason stands in the
 * title ("… (skipped: no browser)"); a skip without one fails the run. `npm test` collects the runs' lists from `PONTE_SKIP_REPORT`.
 */
import { appendFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import { describeSkipped, type Skipped } from '../../scripts/skipped.mts';

const reasonIn = /\(skipped: (.+)\)/;

/** What the test itself says, else the nearest title that says it. */
export function reasonOf(note: string | undefined, titles: readonly string[]): string | undefined {
  const told = titles.toReversed().map((title) => reasonIn.exec(title)?.[1]);
  return note ?? told.find((reason) => reason !== undefined);
}

function titlesOf(test: TestCase): string[] {
  const titles = [test.name];
  for (let { parent } = test; parent.type === 'suite'; { parent } = parent) titles.unshift(parent.name);
  return titles;
}

function toSkipped(module: TestModule, test: TestCase): Skipped {
  const result = test.result();
  const reason = reasonOf(result.state === 'skipped' ? result.note : undefined, titlesOf(test));
  return { file: module.relativeModuleId, ...(reason === undefined ? {} : { reason }) };
}

export default class SkipReporter implements Reporter {
  private isPartial = false;

  onInit({ config }: Vitest): void {
    this.isPartial = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // Whoever asks for tests by name knows that the others do not run.
    if (this.isPartial) return;
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')].map((test) => toSkipped(module, test)));
    const list = process.env.PONTE_SKIP_REPORT;
    if (list !== undefined) for (const each of skipped) appendFileSync(list, `${JSON.stringify(each)}\n`);
    console.log(`\n${describeSkipped(skipped)}`);
    if (skipped.some(({ reason }) => reason === undefined)) process.exitCode = 1;
  }
}
