/**
 * Rules of the real world that can be switched off, because the package does not keep to all of them yet. A rule belongs here only
 * until its adapter is mended: then its default becomes `true`, and at last the switch goes. `PONTE_STRICT=all`, or names with commas
 * between them, switches them on for one run.
 */
const defaults = {
  /** Shopify: `tagsRemove` on an order leaves a tag that is written in another case, without an error. */
  orderTagsCaseSensitive: true,
  /** SEFAZ: every text keeps to the layout's alphabet, edges and length (225). */
  sefazTexts: true,
  /** The same for what Bling, Olist Tiny and Omie send: as if they passed on every text as they were given it, which is not known. */
  sefazTextsOfErps: false,
  /** SEFAZ: nobody is exempt from registration in twelve states (805). */
  sefazExemptByState: true,
  /** SEFAZ: 6108 is for who pays no ICMS, 6102 for who does. */
  sefazCfopOfContributor: true,
  /** SEFAZ of a state that asks: cards and Pix on an NFC-e have their group (391). */
  sefazPaymentGroup: true,
  /** SEFAZ: the intermediary is marked and named (434, 435, 438, 440). */
  sefazIntermediary: true,
  /** SEFAZ: an NFC-e that is brought home, or over more than R$ 10,000, names its consumer (750, 787, 788). */
  sefazConsumer: true,
  /** SEFAZ: the destination's share of ICMS in the regular regime (694). */
  sefazDestinationShare: true,
  /** SEFAZ: a tax that is charged has base, rate and amount (225). */
  sefazRates: true,
};

export type Rule = keyof typeof defaults;
export type Strictness = Readonly<Record<Rule, boolean>>;

export const rules = Object.keys(defaults) as readonly Rule[];

export function strictnessOf({ strict }: { readonly strict?: Partial<Strictness> }): Strictness {
  return { ...defaults, ...askedFor(process.env.PONTE_STRICT ?? ''), ...strict };
}

const askedFor = (names: string): Partial<Strictness> =>
  Object.fromEntries(rules.filter((rule) => names === 'all' || names.split(',').includes(rule)).map((rule) => [rule, true]));

/** Every rule on. */
export const allStrict: Strictness = Object.fromEntries(rules.map((rule) => [rule, true])) as Record<Rule, boolean>;
