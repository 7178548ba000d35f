/** How orders are packed, quoted and bought: read when it is first used, as the adapters' code is, and not at n8n's start. */
export async function readPacking() {
	return {
		...(await import('../../../runtime/carrier/parcelPlans')),
		...(await import('../../../runtime/carrier/quoteParcels')),
		...(await import('../../../runtime/carrier/createParcels')),
	};
}
