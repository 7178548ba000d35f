/** An answer as `JSON.parse` types it: the tests hold the simulators, and what they read of an answer is what they check. */
export type Loose = ReturnType<typeof JSON.parse>;
