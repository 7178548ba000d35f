import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { routes } from '../../../sandbox/simulators/bling/routes.mts';
import { documentFile, loadSpecification } from '../../../sandbox/simulators/bling/specification.mts';
import { truths } from '../../../sandbox/simulators/bling/truths.mts';

describe("the vendor's document", () => {
  it.each(routes.map(({ method, path }) => [method, path] as const))('has %s %s', (method, path) => {
    expect(loadSpecification().operation(method, path)).toBeDefined();
  });

  it('is the published one', (context) => {
    const published = resolve('../shared/specs/bling/openapi.json');
    if (!existsSync(published)) context.skip('skipped: the published specification is not on this machine');
    expect(JSON.parse(readFileSync(documentFile(), 'utf8'))).toEqual(JSON.parse(readFileSync(published, 'utf8')));
  });
});

describe('what is simulated', () => {
  it('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });
});
