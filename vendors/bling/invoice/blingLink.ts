/** The login goes along with the request, so it is sent to Bling's own hosts and nowhere else. */
export function isOfBling(link: unknown): link is string {
	return typeof link === 'string' && /^https:\/\/(?:[\w-]+\.)*bling\.com\.br\//.test(link);
}
