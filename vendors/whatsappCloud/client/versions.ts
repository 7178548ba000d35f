import type { Settings } from '../../../runtime/client/accountName';

/** The last day of each version of the Graph API (Meta documentation, "Graph API versions", read 2026-11-30); newer ones have none yet. */
const ends: Readonly<Record<string, string>> = {
	'v19.0': '2026-05-21',
	'v20.0': '2026-09-24',
	'v21.0': '2027-01-21',
	'v22.0': '2027-05-20',
	'v23.0': '2027-10-08',
	'v24.0': '2028-02-18',
	'v25.0': '2028-07-29',
};

/** The first of them; every older version has ended before. */
const oldest = 19;

/** Time enough to change a credential. */
const noticeMs = 90 * 86_400_000;

/** What to say of the credential's version when its end, as Meta has told it, is near or past; undefined while there is nothing to say. */
export function versionNotice({ apiVersion }: Settings, now: number): string | undefined {
	const version = typeof apiVersion === 'string' ? apiVersion.trim() : '';
	const end = ends[version];
	if (Number(/^v(\d+)\.\d+$/.exec(version)?.[1] ?? oldest) < oldest)
		return `API Version ${version} of the WhatsApp Cloud credential has ended at Meta: set a newer one there`;
	if (end === undefined || now < Date.parse(end) - noticeMs) return undefined;
	const state = now < Date.parse(end) ? 'ends' : 'has ended';
	return `API Version ${version} of the WhatsApp Cloud credential ${state} at Meta on ${end}: set a newer one there`;
}
