/** How many cases are tried: all of them by `npm run fuzz`, a share of them by `npm test`. */
export const isWhole = process.env.PONTE_FUZZ === 'whole';

export const share = (whole: number, some: number): number => (isWhole ? whole : some);

/** Another one by PONTE_FUZZ_SEED: whoever finds a fault names it. */
export const seed = Number(process.env.PONTE_FUZZ_SEED ?? 20261124);
