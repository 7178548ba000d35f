/** Names that lead into somebody's own network. */
const ownNames = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** First and last address of the blocks that no router of the internet passes on to a web server (RFC 6890 and multicast). */
const closedBlocks: readonly [string, string][] = [
	['0.0.0.0', '0.255.255.255'],
	['10.0.0.0', '10.255.255.255'],
	['100.64.0.0', '100.127.255.255'],
	['127.0.0.0', '127.255.255.255'],
	['169.254.0.0', '169.254.255.255'],
	['172.16.0.0', '172.31.255.255'],
	['192.0.0.0', '192.0.0.255'],
	['192.168.0.0', '192.168.255.255'],
	['198.18.0.0', '198.19.255.255'],
	['224.0.0.0', '255.255.255.255'],
];

/**
 * Whether a host, as the URL parser writes it, can be on the internet: that parser has made one form of all the ways to write an IPv4
 * address. Where a public name leads is not looked up.
 */
export function isPublicHost(hostname: string): boolean {
	const host = hostname.replace(/\.$/, '');
	if (host.startsWith('[')) return /^\[[23][0-9a-f]{3}:/.test(host) && !host.startsWith('[2002:');
	if (/^\d+(?:\.\d+){3}$/.test(host)) return !closedBlocks.some(([first, last]) => isWithin(host, first, last));
	return host.includes('.') && !ownNames.test(host);
}

function isWithin(address: string, first: string, last: string): boolean {
	return valueOf(first) <= valueOf(address) && valueOf(address) <= valueOf(last);
}

function valueOf(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
