import { hmac } from '../../../runtime/webhooks/signature';

/** Tells one content from another in a key that is stored, where the content itself may hold personal data. */
export function fingerprint(...content: readonly string[]): string {
	return hmac('sha256', 'text', content.join('\n')).toString('hex').slice(0, 16);
}
