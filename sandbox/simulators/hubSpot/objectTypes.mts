/** The kinds of records. */
export const objectTypes = ['contacts', 'notes', 'tasks', 'communications', 'emails', 'deals'] as const;
export type ObjectType = (typeof objectTypes)[number];
