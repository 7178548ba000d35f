/** What SEFAZ says no with: `cStat` and `xMotivo`. */
export interface Rejection {
  readonly code: string;
  readonly reason: string;
}
