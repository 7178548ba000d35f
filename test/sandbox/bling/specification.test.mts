import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/simulators/bling/routes.mts';
import { documentFile, loadSpecification } from '../../../sandbox/simulators/bling/specification.mts';
import { truths } from '../../../sandbox/simulators/bling/truths.mts';
import { describeWithSpecification } from '../../support/specifications.mts';

describe("the vendor's document", () => {
  test.each(routes.map(({ method, path }) => [method, path] as const))('has %s %s', (method, path) => {
    expect(loadSpecification().operation(method, path)).toBeDefined();
  });
});

describeWithSpecification('bling/openapi.json', 'the document of the npm package', (published) => {
  test('is the published one', () => {
    expect(JSON.parse(readFileSync(documentFile(), 'utf8'))).toEqual(JSON.parse(readFileSync(published, 'utf8')));
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });
});
