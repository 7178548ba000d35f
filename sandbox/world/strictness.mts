/**
 * Rules of the real world that can be switched off, because the package does not keep to all of them yet. A rule belongs here only
 * until its adapter is mended: then its default becomes `true`, and at last the switch goes. `PONTE_STRICT=all`, or names with commas
 * between them, switches them on for one run.
 */
import type { WorldServices } from './simulator.mts';

const defaults = {
  /** Shopify: `tagsRemove` on an order leaves a tag that is written in another case, without an error. */
  orderTagsCaseSensitive: false,
};

export type Rule = keyof typeof defaults;
export type Strictness = Readonly<Record<Rule, boolean>>;

export const rules = Object.keys(defaults) as readonly Rule[];

export function strictnessOf({ strict }: Pick<WorldServices, 'strict'>): Strictness {
  return { ...defaults, ...askedFor(process.env.PONTE_STRICT ?? ''), ...strict };
}

const askedFor = (names: string): Partial<Strictness> =>
  Object.fromEntries(rules.filter((rule) => names === 'all' || names.split(',').includes(rule)).map((rule) => [rule, true]));

/** Every rule on. */
export const allStrict: Strictness = Object.fromEntries(rules.map((rule) => [rule, true])) as Record<Rule, boolean>;
