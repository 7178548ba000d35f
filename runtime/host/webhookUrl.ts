import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { rememberTestUrl, testUrlOf } from './triggerMemory';

/** Where the vendor is to deliver: the test URL where somebody pressed "Execute workflow", else the production URL. */
export function registeredUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (context.getMode() === 'manual') rememberTestUrl(context, url);
	return url;
}

/**
 * The URL that the delivery came to, which is the one that was registered: tokens and signatures are made of it. While a webhook runs,
 * n8n's `getNodeWebhookUrl` names the production URL in a test run too; newer releases have a method that names the right one, in older
 * ones it is remembered from the registration.
 */
export function deliveredUrl(context: IWebhookFunctions): string {
	const { getWebhookResourceUrl }: { getWebhookResourceUrl?: IWebhookFunctions['getWebhookResourceUrl'] } = context;
	const named = getWebhookResourceUrl?.call(context, 'default');
	const remembered = context.getMode() === 'manual' ? testUrlOf(context) : undefined;
	return named ?? remembered ?? context.getNodeWebhookUrl('default') ?? '';
}

/** A vendor that refused an address which it cannot reach: the message itself names the setting of n8n that the address comes from. */
export function explainAddress(error: unknown, url: string, isTest: boolean): unknown {
	if (!hasClass(error, 'validation') || isPublic(url)) return error;
	const { vendor, failure, documents } = error;
	const setting = isTest ? 'N8N_EDITOR_BASE_URL (n8n takes the address of a test run from it)' : 'WEBHOOK_URL';
	const hint = `Set the environment variable ${setting} to the public https address of n8n and start n8n again`;
	const message = `${failure.message}. The address comes from n8n's settings: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}`;
	return new IntegrationError({ id: vendor }, { ...failure, message, hint }, documents);
}

function isPublic(url: string): boolean {
	return /^https:\/\/(?!localhost\b|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)/i.test(url);
}
