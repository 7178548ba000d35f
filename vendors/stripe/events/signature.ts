import { hmac, sameText } from '../../../runtime/webhooks/signature';

/** Stripe documentation: what is older may be a replay; a retry is signed anew. */
const toleranceMs = 300_000;

/** `Stripe-Signature` of a delivery: `t=1795973000,v1=<hex of HMAC-SHA256 over t.rawBody>`. */
export function signPayload(rawBody: Buffer, secret: string, at: number): string {
	const seconds = Math.floor(at / 1000);
	return `t=${seconds},v1=${signed(seconds, rawBody, secret)}`;
}

/** While a secret is rolled there are several `v1`, and while an endpoint is made anew several secrets: any that fits is good. */
export function isSignedByStripe(rawBody: Buffer, header: string | undefined, secrets: readonly string[], now: number): boolean {
	const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
	const values = (name: string) => parts.flatMap(([key, value]) => (key === name && value ? [value] : []));
	const [moment, ...others] = values('t');
	if (moment === undefined || others.length > 0 || !/^\d{1,12}$/.test(moment)) return false;
	if (Math.abs(now - Number(moment) * 1000) > toleranceMs) return false;
	const expected = secrets.filter((secret) => secret !== '').map((secret) => signed(Number(moment), rawBody, secret));
	// Nobody sends more; whoever does wants to keep n8n busy.
	const given = values('v1').slice(0, 8);
	return given.map((each) => expected.map((right) => sameText(each, right)).includes(true)).includes(true);
}

function signed(seconds: number, rawBody: Buffer, secret: string): string {
	return hmac('sha256', secret, Buffer.concat([Buffer.from(`${seconds}.`), rawBody])).toString('hex');
}
