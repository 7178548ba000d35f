/** The shop's order number in what a client wrote on a label. */

/** `shopify:1001` → `1001`, and `shopify:loja/6123#1001` likewise: the number stands behind the shop's own id, if there is one. */
export const orderNumberOf = (tags: readonly string[]): string | undefined =>
  tags.map((tag) => /#(\d+)/.exec(tag)?.[1] ?? /^[A-Za-z]\w*:(?:\S*?[:/])??(\d+)/.exec(tag)?.[1]).find((number) => number !== undefined);
