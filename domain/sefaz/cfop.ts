/** CFOPs of sales (Convênio s/nº of 1970, table of CFOPs). */

/** To another state, to who does not pay ICMS → the same sale to who does. */
const contributorCounterparts: Readonly<Record<string, string>> = { '6107': '6101', '6108': '6102' };

export interface SaleCfops {
	cfopInState: string;
	/** To a customer in another state who does not pay ICMS. */
	cfopInterstate: string;
	/** To one who does; where it is absent the table knows it of the usual ones. */
	cfopInterstateContributor?: string | null;
}

/** The CFOP by both facts: whether the goods leave the state, and whether the customer pays ICMS. */
export function saleCfop(cfops: SaleCfops, { leavesState, paysIcms }: { leavesState: boolean; paysIcms: boolean }): string {
	if (!leavesState) return cfops.cfopInState;
	if (!paysIcms) return cfops.cfopInterstate;
	return cfops.cfopInterstateContributor ?? contributorCounterparts[cfops.cfopInterstate] ?? cfops.cfopInterstate;
}
