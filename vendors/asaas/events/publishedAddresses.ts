/** Where Asaas' production sends its deliveries from (Asaas documentation); it publishes none for its sandbox. */
const published = new Set(['52.67.12.206', '18.230.8.159', '54.94.136.112', '54.94.183.101']);

/** `address` as the server saw it, also in IPv6 notation (`::ffff:52.67.12.206`). */
export function isPublishedAddress(address: string | undefined): boolean {
	return published.has((address ?? '').replace(/^::ffff:/i, ''));
}
