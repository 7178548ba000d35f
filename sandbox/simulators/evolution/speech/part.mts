/** The one part of a message: its name and what is in it. */
export type Part = readonly [name: string, value: unknown];
